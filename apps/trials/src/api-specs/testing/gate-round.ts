import { newId } from '@cailan/api/ground/db/ids';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import { type CarriedRound, newKey, type TestPerson, type World } from '../../world/world';
import { upload } from './pictures';

interface Row {
  householdOrderId: string;
  lineId: string;
  groupOrderId: string;
  districtId: string;
  gridId: string;
  buildingId: string;
  dropPointId: string;
  productId: string;
  bagCode: string;
}

/** A round of the first community alone, at its gate: something of every kind that somebody else must not see. */
export interface GateRound extends CarriedRound, Row {
  communityId: string;
  householdId: string;
  handoffId: string;
  photoId: string;
  /** Somebody's wish to belong to the household, which waits for an answer. */
  bindingId: string;
  applicantId: string;
  /** The grid leader's deputy, and a hand-over to them that waits for their signature. */
  deputyGrantId: string;
  deputy: TestPerson;
  handOverId: string;
  leader: TestPerson;
  captain: TestPerson;
  communityStaff: TestPerson;
  /** What the scales left of the payment. */
  refundId: string;
  /** A second round's group order, confirmed, with a bank transfer that waits for its answer. */
  unpaid: { roundId: string; groupOrderId: string; paymentId: string; voucherId: string };
}

/** Plays the morning and the way to the gate: two households ordered, their bags are with the driver. */
export async function makeGateRound(world: World): Promise<GateRound> {
  const [community] = await world.ok(await world.person('district_admin'), 'GET /communities');
  const communityId = community?.id ?? '';
  const communityIds = [communityId];
  const lists: Record<string, number>[] = [{ 'VEG-001': 2, 'EGG-001': 1 }, { 'EGG-001': 1 }];
  const round = await world.loadAll(await world.packed({ lists, round: { communityIds } }));
  await world.runJobs();
  const refund = await world.db.one<{ id: string }>('SELECT id FROM refund_batches LIMIT 1');
  const householdId = round.residents[0]?.scopeId ?? '';
  const row = await rowOf(world, householdId);
  const leader = await world.person('grid_leader', row.gridId);
  const unpaid = await unpaidRound(world, leader, communityIds);
  await world.leave(round);
  await world.arriveAll(round);
  const captain = await world.captainOf(row.groupOrderId);
  const handoff = await world.openGate(round, row.groupOrderId);
  const photoId = await upload(world, captain);
  await world.ok(captain, 'POST /handoffs/:id/exceptions', {
    params: { id: handoff.id },
    body: { kind: 'wrong', note: '纸箱破了', fileId: photoId },
  });
  const communityStaff = await world.staffAt(row.dropPointId);
  const people = { leader, captain, communityStaff };
  const wished = await wish(world, householdId);
  const post = await handOver(world, leader);
  const ids = { ...wished, refundId: refund?.id ?? '', handoffId: handoff.id };
  const things = { ...post, ...ids, householdId, photoId };
  return { ...round, ...row, ...people, ...things, communityId, unpaid };
}

async function handOver(
  world: World,
  leader: TestPerson,
): Promise<Pick<GateRound, 'deputyGrantId' | 'deputy' | 'handOverId'>> {
  const [deputy] = await world.ok(leader, 'GET /deputies');
  const deputyGrantId = deputy?.grantId ?? '';
  const body = { clientKey: newKey(), deputyGrantId };
  const { id } = await world.ok(leader, 'POST /hand-overs', { body });
  const personId = deputy?.personId ?? '';
  const token = world.tokenOf(personId);
  return { deputyGrantId, deputy: { id: personId, token, scopeId: leader.scopeId }, handOverId: id };
}

async function wish(
  world: World,
  householdId: string,
): Promise<Pick<GateRound, 'bindingId' | 'applicantId'>> {
  const [id, personId] = [newId(), newId()];
  const createdAt = world.clock.now();
  await world.db.transaction(async (tx) => {
    const nameSealed = world.app.get(Sealer).seal('陈新', at.name(personId));
    await tx.insert<object>('people', [{ id: personId, nameSealed, invented: 0, createdAt }]);
    const open = { id, personId, householdId, codeId: id, status: 'pending', createdAt };
    await tx.insert<object>('bindings', [open]);
  });
  return { bindingId: id, applicantId: personId };
}

async function rowOf(world: World, householdId: string): Promise<Row> {
  const row = await world.db.one<Row>(
    `SELECT o.id AS householdOrderId, l.id AS lineId, g.id AS groupOrderId, g.districtId, g.gridId, g.buildingId, g.dropPointId, f.productId,
            b.code AS bagCode
     FROM household_orders o JOIN group_orders g ON g.id = o.groupOrderId
     JOIN household_order_lines l ON l.orderId = o.id JOIN offers f ON f.id = l.offerId JOIN bags b ON b.orderId = o.id
     WHERE o.householdId = ? ORDER BY b.id LIMIT 1`,
    [householdId],
  );
  if (!row) throw new Error('nothing was packed');
  return row;
}

async function unpaidRound(
  world: World,
  leader: TestPerson,
  communityIds: string[],
): Promise<GateRound['unpaid']> {
  const open = await world.openRound({ round: { communityIds }, offers: { 'VEG-002': {} } });
  const [resident] = await world.people('resident');
  if (resident)
    await world.order(resident, open, { 'VEG-002': 1 }, { version: await versionOf(world, resident, open) });
  const roundId = open.round.id;
  const [group] = await world.ok(leader, 'GET /group-orders', { query: { roundId, status: 'collecting' } });
  const groupOrderIds = [group?.id ?? ''];
  await world.ok(leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), groupOrderIds } });
  const voucherFileId = await upload(world, leader);
  const { id } = await world.ok(leader, 'POST /payments', {
    body: { clientKey: newKey(), groupOrderIds, method: 'bank_transfer', voucherNo: 'V-1', voucherFileId },
  });
  return { roundId, groupOrderId: group?.id ?? '', paymentId: id, voucherId: voucherFileId };
}

async function versionOf(
  world: World,
  { scopeId, ...person }: TestPerson,
  { windowId }: { windowId: string },
): Promise<number> {
  const list = await world.ok({ scopeId, ...person }, 'GET /windows/:id/list', {
    params: { id: windowId },
    query: { householdId: scopeId },
  });
  return list.version;
}
