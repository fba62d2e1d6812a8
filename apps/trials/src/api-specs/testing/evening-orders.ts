import type { CreateRoundDto } from '@cailan/shared-types/dto';
import { machine } from '@cailan/api/ground/clock';
import { newId } from '@cailan/api/ground/db/ids';
import { at as sealedAt, Sealer } from '@cailan/api/ground/db/sealer';
import { DeskConfirmation } from '@cailan/api/people/desk/desk-confirmation.entity';
import { Binding } from '@cailan/api/people/belonging/binding.entity';
import { Session } from '@cailan/api/people/sign-in/session.entity';
import { newKey, type OpenRound, type TestPerson } from '../../world/world';
import type { Evening } from './evening';
import { groundScope, personWith } from './intruders';

/** Who plays the evening. */
export interface Cast {
  admin: TestPerson;
  shop: TestPerson;
  driver: TestPerson;
  leader: TestPerson;
  captain: TestPerson;
  staff: TestPerson;
  resident: TestPerson;
  nextDoor: TestPerson;
  /** Live in other buildings of the same grid, and in the other community. */
  across: TestPerson;
  further: TestPerson;
  elsewhere: TestPerson;
}

const PRODUCTS = ['EGG-001', 'VEG-001', 'VEG-015', 'VEG-019'];

/** The shop sets two rounds up for both communities; one of them is called off. */
export async function openRounds(evening: Evening, { admin, shop }: Cast): Promise<OpenRound> {
  const { world, ground } = evening;
  const { supermarketId } = ground;
  const [window] = await world.ok(shop, 'GET /windows');
  const windowId = window?.id ?? '';
  const startMs = Date.parse(window?.startAt ?? '');
  const at = { params: { id: supermarketId } };
  const products = await evening.ask('GET /supermarkets/:id/products', shop, at);
  const chosen = products.filter(({ code }) => PRODUCTS.includes(code));
  await evening.ask('PUT /supermarkets/:id/stock', shop, {
    ...at,
    body: { windowId, lines: chosen.map(({ id }) => ({ productId: id, quantity: 100 })) },
  });
  const times = {
    cutOffAt: new Date(startMs - 5 * 3_600_000).toISOString(),
    payBy: new Date(startMs - 3 * 3_600_000).toISOString(),
  };
  const body: Omit<CreateRoundDto, 'clientKey'> = {
    ...{ supermarketId, windowId, communityIds: [ground.communityId, ground.otherCommunityId] },
    ...{ opensAt: world.clock.now(), ...times, quotaRule: 'first_come', shortageRule: 'first_come' },
    ...{ duesMode: 'after_delivery', minimumFen: 0, tolerancePercent: 10 },
  };
  const offers = chosen.map(({ id, priceFen }) => ({ productId: id, priceFen, quota: 50 }));
  const off = await world.ok(shop, 'POST /rounds', { body: { ...body, clientKey: newKey() } });
  await world.ok(shop, 'PUT /rounds/:id/offers', { params: { id: off.id }, body: { offers } });
  await world.ok(shop, 'POST /rounds/:id/open', { params: { id: off.id } });
  await evening.ask('POST /rounds/:id/cancel', admin, { params: { id: off.id }, body: { reason: '停运' } });
  const { id } = await evening.ask('POST /rounds', shop, { body: { ...body, clientKey: newKey() } });
  const params = { id };
  await evening.ask('PUT /rounds/:id/offers', shop, { params, body: { offers } });
  await evening.ask('POST /rounds/:id/open', shop, { params });
  await evening.ask('POST /rounds/:id/close', shop, { params });
  await evening.ask('POST /rounds/:id/extend', shop, { params, body: times });
  await evening.ask('GET /rounds/:id/share-out', shop, { params });
  const round = await evening.ask('GET /rounds/:id', shop, { params });
  const offerOf = (code: string) => {
    const product = chosen.find((candidate) => candidate.code === code);
    return round.offers.find(({ productId }) => productId === product?.id)?.id ?? '';
  };
  return { round, staff: shop, windowId, offerOf };
}

/** Who lives there, who joins and leaves, and the codes that lead there. */
export async function belong(evening: Evening, { leader, resident }: Cast): Promise<void> {
  const { world, ground } = evening;
  const { householdId, buildingId } = ground;
  const at = { params: { id: householdId } };
  await evening.ask('GET /households/:id', resident, at);
  await evening.ask('GET /households/:id/members', resident, at);
  await evening.ask('POST /invitations', resident, { body: { clientKey: newKey(), householdId } });
  await world.ok(leader, 'GET /building-codes');
  await evening.ask('POST /building-codes/:placeId/renew', leader, {
    params: { placeId: buildingId },
    body: { clientKey: newKey() },
  });
  const wisher = await personWith(world, ground.districtId, []);
  const wish = async () => {
    const id = newId();
    const createdAt = world.clock.now();
    const open = { id, personId: wisher.id, householdId, codeId: id, status: 'pending', createdAt };
    await world.db.transaction((tx) => tx.insert<object>(Binding, [open]));
    return { id };
  };
  await evening.ask('POST /bindings/:id/answer', resident, {
    params: await wish(),
    body: { approve: false },
  });
  await evening.ask('POST /bindings/:id/withdraw', wisher, { params: await wish() });
  const now = machine.now();
  const desk = {
    ...{ id: newId(), personId: resident.id, tokenHash: 'desk', generation: 0, deskRole: 'resident' },
    ...{ createdAt: now, renewedAt: now, expiresAt: '2199-01-01T00:00:00.000Z', revokedAt: null },
  };
  await world.db.transaction((tx) => tx.insert<object>(Session, [desk]));
  const asked = {
    ...{ id: newId(), sessionId: desk.id, personId: resident.id, route: 'GET /me/export', actHash: 'any' },
    ...{ number: '42', status: 'asked', askedAt: now, expiresAt: '2199-01-01T00:00:00.000Z' },
  };
  const detailSealed = world.app.get(Sealer).seal('', sealedAt.confirmationDetail(asked.id));
  await world.db.transaction((tx) => tx.insert<object>(DeskConfirmation, [{ ...asked, detailSealed }]));
  await evening.ask('POST /desk-confirmations/:id/answer', resident, {
    params: { id: asked.id },
    body: { confirm: true },
  });
  await evening.ask('POST /desk-sessions/:id/end', resident, { params: { id: desk.id } });
  const guest = await personWith(world, ground.districtId, [
    { ...groundScope('resident', ground), startsAt: world.clock.now() },
  ]);
  await evening.ask('POST /households/:id/members/:personId/contact', resident, {
    params: { id: householdId, personId: resident.id },
  });
  await evening.ask('POST /households/:id/members/:personId/end', resident, {
    params: { id: householdId, personId: guest.id },
  });
}

/** Lists are written, and read by who looks after them. */
export async function writeLists(evening: Evening, round: OpenRound, cast: Cast): Promise<string> {
  const { world, ground } = evening;
  const { householdId } = ground;
  const { resident, nextDoor, across, further, elsewhere } = cast;
  const params = { id: round.windowId };
  const lines = [
    { offerId: round.offerOf('EGG-001'), quantity: 1 },
    { offerId: round.offerOf('VEG-001'), quantity: 2 },
    { offerId: round.offerOf('VEG-015'), quantity: 3, wish: 'ask' as const },
  ];
  const version = async () =>
    (await evening.ask('GET /windows/:id/list', resident, { params, query: { householdId } })).version;
  await evening.ask('PUT /windows/:id/list', resident, {
    params,
    body: { householdId, version: await version(), lines },
  });
  const submit = async () =>
    evening.ask('POST /windows/:id/list/submit', resident, {
      params,
      body: { clientKey: newKey(), householdId, version: await version(), lines },
    });
  await submit();
  await evening.ask('POST /windows/:id/list/withdraw', resident, {
    params,
    body: { clientKey: newKey(), householdId },
  });
  await submit();
  for (const neighbour of [nextDoor, across, further, elsewhere])
    expect((await world.order(neighbour, round, { 'EGG-001': 1 })).status).toBe(200);
  const orders = await world.ok(resident, 'GET /household-orders');
  const id = orders.find(({ status }) => status === 'submitted')?.id ?? '';
  await evening.ask('GET /household-orders/:id', resident, { params: { id } });
  await evening.ask('GET /rounds/:id/totals', cast.shop, { params: { id: round.round.id } });
  return id;
}
