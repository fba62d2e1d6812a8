import type { RoundOptions } from './rounds';
import type { GroupOfRound, OpenRound, World } from './world';

/** A round in which one leader's group orders were confirmed and wait to be paid. */
export interface RoundToPay {
  round: OpenRound;
  group: GroupOfRound;
  groups: GroupOfRound[];
}

/** Every fifth household orders, and the first leader confirms every building of theirs. */
export async function roundToPay(world: World, options: RoundOptions = {}): Promise<RoundToPay> {
  const residents = (await world.people('resident')).filter((_, i) => i % 5 === 0);
  const lists = residents.map(() => ({ 'VEG-001': 2 }));
  const round = await world.ordered({ offers: { 'VEG-001': {} }, ...options, residents, lists });
  const all = await world.groupsOf(round);
  const groups = all.filter(({ leader }) => leader.id === all[0]?.leader.id);
  const [group] = groups;
  if (!group) throw new Error('nobody ordered');
  await world.confirm(group.leader, groups);
  return { round, group, groups };
}
