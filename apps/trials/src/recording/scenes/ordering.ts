import type { ListLineDto } from '@cailan/shared-types/dto';
import type { Person } from '../studio';
import type { Tape } from '../tape';
import type { Cast, World } from '../world';

/** What households take, in turn; three of these each. */
const BASKET = ['VEG-001', 'GRN-003', 'VEG-005', 'DLY-001', 'VEG-019', 'MEA-005', 'SEA-001'];
/** Every so-manieth household has not ordered yet. */
const IDLE = 4;

/** Most households submit their lists, one of them only drafts, some do nothing; one without WeChat is ordered for. */
export async function writeLists(tape: Tape, cast: Cast, world: World): Promise<void> {
  const { resident, residents } = cast;
  const own = residentLines(world);
  const version = await save(tape, resident, resident.scopeId, world, own.slice(0, 2));
  await submit(tape, resident, resident.scopeId, world, own, version);
  for (const [index, person] of residents.entries()) {
    if (person === resident || person.scopeId === world.proxyHouseholdId || index % IDLE === 0) continue;
    const lines = linesOf(world, index);
    if (index === 1) await save(tape, person, person.scopeId, world, lines);
    else await submit(tape, person, person.scopeId, world, lines, 0);
  }
  const forNeighbour = [{ offerId: world.offerOf('GRN-003'), quantity: 1 }];
  const saved = await save(tape, cast.grid_leader, world.proxyHouseholdId, world, forNeighbour);
  await submit(tape, cast.grid_leader, world.proxyHouseholdId, world, forNeighbour, saved);
}

/** A list over both shops: by weight, a bundle, a line that asks before it is substituted, and a scarce one. */
function residentLines(world: World): ListLineDto[] {
  return [
    { offerId: world.offerOf('VEG-001'), quantity: 4, wish: 'refund' },
    { offerId: world.offerOf('EGG-001'), quantity: 2, wish: 'ask' },
    { offerId: world.offerOf('BUN-001'), quantity: 1, wish: 'substitute' },
    { offerId: world.offerOf('MEA-009'), quantity: 1, wish: 'refund' },
    { offerId: world.scarceOfferId, quantity: 2, wish: 'refund' },
    { offerId: world.plentyOfferId, quantity: 1, wish: 'substitute' },
  ];
}

function linesOf(world: World, index: number): ListLineDto[] {
  const codes = [0, 3, 5].map((step) => BASKET[(index + step) % BASKET.length] ?? '');
  const lines: ListLineDto[] = codes.map((code, i) => ({
    offerId: world.offerOf(code),
    quantity: 1 + ((index + i) % 3),
  }));
  if (index % 3 === 1) lines.push({ offerId: world.offerOf('EGG-001'), quantity: 1, wish: 'substitute' });
  if (index % 5 === 2) lines.push({ offerId: world.scarceOfferId, quantity: 2 });
  return lines;
}

/** Gives the list's new version. */
async function save(
  tape: Tape,
  person: Person,
  householdId: string,
  { windowId }: World,
  lines: ListLineDto[],
): Promise<number> {
  const body = { householdId, version: 0, lines };
  const { version } = await tape.write(person, 'PUT /windows/:id/list', { params: { id: windowId }, body });
  return version;
}

async function submit(
  tape: Tape,
  person: Person,
  householdId: string,
  { windowId }: World,
  lines: ListLineDto[],
  version: number,
): Promise<void> {
  const body = { clientKey: tape.newKey(), householdId, version, lines };
  await tape.write(person, 'POST /windows/:id/list/submit', { params: { id: windowId }, body });
}
