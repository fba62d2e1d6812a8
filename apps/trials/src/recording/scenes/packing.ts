import { pickMark } from '@cailan/shared-types';
import type { Tape } from '../tape';
import type { Studio } from '../studio';
import type { Cast, World } from '../world';

/** Of the short product so many units are found. */
const FOUND = 1;
const SHORT = 'EGG-001';
const SUBSTITUTE = 'EGG-002';

const waveOf = ({ main }: World) => ({ params: { id: main.id, wave: '1' } });

/** The shop starts to pick; so far it has been at half of the shelves. */
export async function startPicking(tape: Tape, { supermarket_staff: staff }: Cast, world: World) {
  const { lines } = await tape.write(staff, 'POST /rounds/:id/waves', {
    params: { id: world.main.id },
    body: { clientKey: tape.newKey() },
  });
  for (const { offerId, quantity } of lines.slice(0, lines.length / 2))
    await pick(tape, staff, world, offerId, quantity);
}

/** The rest is picked; eggs are short, and other eggs may take their place. */
export async function finishPicking(
  studio: Studio,
  tape: Tape,
  { supermarket_staff: staff }: Cast,
  world: World,
) {
  const wave = waveOf(world);
  const { lines } = await studio.ok(staff, 'GET /rounds/:id/waves/:wave/pick-list', wave);
  for (const { offerId, quantity, pickedQuantity } of lines)
    if (pickedQuantity === null && offerId !== world.offerOf(SHORT))
      await pick(tape, staff, world, offerId, quantity);
  const short = lines.find(({ offerId }) => offerId === world.offerOf(SHORT));
  if (!short) throw new Error('nobody ordered what is to be short');
  const body = {
    offerId: short.offerId,
    pickedQuantity: FOUND,
    reason: '货架上只剩一板',
    substituteOfferId: world.offerOf(SUBSTITUTE),
    substituteQuantity: short.quantity - FOUND,
    ...(short.pickedQuantity !== null && {
      seen: pickMark({ ...short, pickedQuantity: short.pickedQuantity }),
    }),
  };
  await tape.write(staff, 'PUT /rounds/:id/waves/:wave/pick-results', { ...wave, body });
  await tape.write(staff, 'POST /rounds/:id/waves/:wave/finish', wave);
}

/** The resident takes the other eggs. */
export async function answerSubstitute(studio: Studio, tape: Tape, { resident }: Cast, world: World) {
  const orders = await studio.ok(resident, 'GET /household-orders', {
    query: { householdId: world.householdId, windowId: world.windowId },
  });
  const asked = orders.flatMap(({ lines }) => lines).find(({ offerId }) => offerId === world.offerOf(SHORT));
  await tape.write(resident, 'POST /household-order-lines/:id/answer', {
    params: { id: asked?.id ?? '' },
    body: { answer: 'substitute' },
  });
}

/** Every household is weighed and packed, every building's crates are counted. */
export async function packAll(studio: Studio, tape: Tape, { supermarket_staff: staff }: Cast, world: World) {
  const groups = await studio.ok(staff, 'GET /group-orders', { query: { roundId: world.main.id } });
  for (const { id } of groups) {
    const { households } = await studio.ok(staff, 'GET /group-orders/:id/pack-sheet', { params: { id } });
    for (const { orderId, lines } of households) {
      const weights = lines
        .filter(({ byWeight, quantity }) => byWeight && quantity > 0)
        .map(({ lineId, quantity }) => ({ lineId, grams: quantity * 510 }));
      const body = { clientKey: tape.newKey(), weights };
      await tape.write(staff, 'POST /household-orders/:id/pack', { params: { id: orderId }, body });
    }
    const body = { crates: [{ lane: 'ambient' as const, count: 2 }] };
    await tape.write(staff, 'PUT /group-orders/:id/crates', { params: { id }, body });
  }
}

function pick(tape: Tape, staff: Cast['supermarket_staff'], world: World, offerId: string, quantity: number) {
  const body = { offerId, pickedQuantity: quantity };
  return tape.write(staff, 'PUT /rounds/:id/waves/:wave/pick-results', { ...waveOf(world), body });
}
