import { newId } from '@cailan/api/ground/db/ids';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import {
  arriveAll,
  captainOf,
  leave,
  loadAll,
  openGate,
  packedRound,
  staffAt,
  type CarriedRound,
} from '../../world/carried-round';
import { order } from '../../world/orders';
import { openRound } from '../../world/rounds';
import { newKey, type TestPerson, type TestService } from '../../world/service';
import { upload } from './pictures';

interface Row {
  householdOrderId: string;
  lineId: string;
  groupOrderId: string;
  gridId: string;
  buildingId: string;
  dropPointId: string;
  productId: string;
  bagCode: string;
}

/** A round of the first community alone, at its gate: something of every kind that somebody else must not see. */
export interface World extends CarriedRound, Row {
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

/** One red dot. */
/** Plays the morning and the way to the gate: two households ordered, their bags are with the driver. */
export async function makeWorld(service: TestService): Promise<World> {
  const [community] = await service.ok(await service.person('district_admin'), 'GET /communities');
  const communityId = community?.id ?? '';
  const communityIds = [communityId];
  const lists: Record<string, number>[] = [{ 'VEG-001': 2, 'EGG-001': 1 }, { 'EGG-001': 1 }];
  const round = await loadAll(service, await packedRound(service, { lists, round: { communityIds } }));
  await service.runJobs();
  const refund = await service.db.one<{ id: string }>('SELECT id FROM refund_batches LIMIT 1');
  const householdId = round.residents[0]?.scopeId ?? '';
  const row = await rowOf(service, householdId);
  const leader = await service.person('grid_leader', row.gridId);
  const unpaid = await unpaidRound(service, leader, communityIds);
  await leave(service, round);
  await arriveAll(service, round);
  const captain = await captainOf(service, row.groupOrderId);
  const handoff = await openGate(service, round, row.groupOrderId);
  const photoId = await upload(service, captain);
  await service.ok(captain, 'POST /handoffs/:id/exceptions', {
    params: { id: handoff.id },
    body: { kind: 'wrong', note: '纸箱破了', fileId: photoId },
  });
  const communityStaff = await staffAt(service, row.dropPointId);
  const people = { leader, captain, communityStaff };
  const wished = await wish(service, householdId);
  const post = await handOver(service, leader);
  const ids = { ...wished, refundId: refund?.id ?? '', handoffId: handoff.id };
  const things = { ...post, ...ids, householdId, photoId };
  return { ...round, ...row, ...people, ...things, communityId, unpaid };
}

async function handOver(
  service: TestService,
  leader: TestPerson,
): Promise<Pick<World, 'deputyGrantId' | 'deputy' | 'handOverId'>> {
  const [deputy] = await service.ok(leader, 'GET /deputies');
  const deputyGrantId = deputy?.grantId ?? '';
  const body = { clientKey: newKey(), deputyGrantId };
  const { id } = await service.ok(leader, 'POST /hand-overs', { body });
  const personId = deputy?.personId ?? '';
  const token = service.tokenOf(personId);
  return { deputyGrantId, deputy: { id: personId, token, scopeId: leader.scopeId }, handOverId: id };
}

async function wish(
  service: TestService,
  householdId: string,
): Promise<Pick<World, 'bindingId' | 'applicantId'>> {
  const [id, personId] = [newId(), newId()];
  const createdAt = service.clock.now();
  await service.db.transaction(async (tx) => {
    const nameSealed = service.app.get(Sealer).seal('陈新', at.name(personId));
    await tx.insert<object>('people', [{ id: personId, nameSealed, invented: 0, createdAt }]);
    const open = { id, personId, householdId, codeId: id, status: 'pending', createdAt };
    await tx.insert<object>('bindings', [open]);
  });
  return { bindingId: id, applicantId: personId };
}

async function rowOf(service: TestService, householdId: string): Promise<Row> {
  const row = await service.db.one<Row>(
    `SELECT o.id AS householdOrderId, l.id AS lineId, g.id AS groupOrderId, g.gridId, g.buildingId, g.dropPointId, f.productId,
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
  service: TestService,
  leader: TestPerson,
  communityIds: string[],
): Promise<World['unpaid']> {
  const open = await openRound(service, { round: { communityIds }, offers: { 'VEG-002': {} } });
  const [resident] = await service.people('resident');
  if (resident)
    await order(service, resident, open, { 'VEG-002': 1 }, await versionOf(service, resident, open));
  const roundId = open.round.id;
  const [group] = await service.ok(leader, 'GET /group-orders', { query: { roundId, status: 'collecting' } });
  const groupOrderIds = [group?.id ?? ''];
  await service.ok(leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), groupOrderIds } });
  const voucherFileId = await upload(service, leader);
  const { id } = await service.ok(leader, 'POST /payments', {
    body: { clientKey: newKey(), groupOrderIds, method: 'bank_transfer', voucherNo: 'V-1', voucherFileId },
  });
  return { roundId, groupOrderId: group?.id ?? '', paymentId: id, voucherId: voucherFileId };
}

async function versionOf(
  service: TestService,
  { scopeId, ...person }: TestPerson,
  { windowId }: { windowId: string },
): Promise<number> {
  const list = await service.ok({ scopeId, ...person }, 'GET /windows/:id/list', {
    params: { id: windowId },
    query: { householdId: scopeId },
  });
  return list.version;
}
