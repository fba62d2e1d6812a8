import type { FloorListView } from '@cailan/shared-types';
import { agreed, say } from '../../ui/say';
import { readCode } from '../../gate/codes';
import { bagsInHand, type Household } from './floor-now';
import type { Doors } from './use-doors';

interface Ground {
  list: FloorListView;
  doors: Doors;
  goTo: (household: Household) => void;
}

/** What a scanned code does: a bag's label leads to its door; a household's pickup code hands its bags out. */
export function useScannedDoor({ list, doors, goTo }: Ground): (text: string) => void {
  return (text) => {
    const scanned = readCode(text);
    const household = list.households.find(({ householdId, bags }) =>
      scanned.kind === 'pickup'
        ? householdId === scanned.householdId
        : scanned.kind === 'bag' && bags.some(({ code }) => code === scanned.code),
    );
    if (!household) return say('这里没有这个码，看看是不是别的楼或别的场次');
    goTo(household);
    if (scanned.kind === 'pickup') void handOut(household, doors);
  };
}

async function handOut(household: Household, doors: Doors): Promise<void> {
  const { door, bags } = household;
  const inHand = bagsInHand(household);
  const held = bags.filter(({ status }) => status === 'held');
  const count = inHand.length + held.length;
  if (count === 0) return say(`${door} 没有要取的袋子`);
  if (!(await agreed(`${door} 来取货`, `把 ${count} 袋交给他，记为已取走。`, '交给他了'))) return;
  if (inHand.length > 0) doors.mark(household, 'collected');
  if (held.length > 0)
    doors.end(
      household,
      held.map(({ code }) => code),
      'collected',
    );
}
