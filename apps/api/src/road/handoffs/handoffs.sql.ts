import type { BagStatus, HandoffBagView, HandoffView, ExceptionKind, Receiver } from '@cailan/shared-types';
import type { Db, Reader, Tx } from '../../ground/db/db';
import type { Sealer } from '../../ground/db/sealer';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { placeColumns } from '../../ground/access/scope';
import { holdsOf, receivesOf } from '../../district/chain/chain.sql';
import { personNames } from '../../people/people/names';
import type { Handoff, Load } from './handoff.entity';
import { heldAtPoint, heldOnTheWay } from './holding.sql';
import { ofPart } from './parts.sql';

/** A load's group orders, those among them that came back from an earlier window. */
export function groupsOf(sql: Db | Tx, load: Load): Promise<GroupOrder[]> {
  return sql.many<GroupOrder>('SELECT * FROM group_orders WHERE loadId = ? ORDER BY id', [load.id]);
}

/** Bags and crates that a load carries now, in one bag status. */
export async function countsOf(
  tx: Tx,
  load: Load,
  status: BagStatus,
): Promise<{ bags: number; crates: number }> {
  const row = await tx.one<{ crates: number | null; bags: number | null }>(
    `SELECT SUM(crateCount) AS crates,
            SUM((SELECT COUNT(*) FROM bags b WHERE b.groupOrderId = g.id AND b.status = ?)) AS bags
     FROM group_orders g WHERE g.loadId = ?`,
    [status, load.id],
  );
  return { bags: row?.bags ?? 0, crates: row?.crates ?? 0 };
}

/** Whether a gate's goods are still on the way on its vehicle: not handed over, come back, lost or cancelled. */
export async function isUnderWay(tx: Tx, gate: Handoff): Promise<boolean> {
  const group = await tx.one(
    `SELECT id FROM group_orders WHERE id = ? AND loadId = ? AND status = 'dispatched'`,
    [gate.groupOrderId, gate.loadId],
  );
  return group !== undefined;
}

/** Whether a point keeps what this handoff brings to it. */
async function holdsAfter(
  db: Reader,
  { kind, loadId, groupOrderId, dropPointId }: Handoff,
): Promise<boolean> {
  if (kind === 'transfer') {
    const load = await db.one<Load>('SELECT * FROM loads WHERE id = ?', [loadId]);
    return load !== undefined && heldOnTheWay(db, load, dropPointId ?? '');
  }
  if (kind !== 'gate') return false;
  const group = await db.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [groupOrderId]);
  return group !== undefined && heldAtPoint(db, group);
}

const BAG_COLUMNS = 'b.id, b.code, o.door, b.lane, b.status, b.version';

/** The handoff with those who signed and its exceptions; one group order's handoff also lists its bags in stair order. */
export async function handoffView(db: Reader, sealer: Sealer, handoff: Handoff): Promise<HandoffView> {
  const exceptions = await db.many<{ kind: ExceptionKind; bagCode: string | null; note: string }>(
    `SELECT e.kind, b.code AS bagCode, e.note FROM handoff_exceptions e LEFT JOIN bags b ON b.id = e.bagId
     WHERE e.handoffId = ? ORDER BY e.id`,
    [handoff.id],
  );
  const part = ofPart(handoff, 'b');
  const bags = handoff.groupOrderId
    ? await db.many<HandoffBagView>(
        `SELECT ${BAG_COLUMNS} FROM bags b JOIN household_orders o ON o.id = b.orderId
         WHERE b.groupOrderId = ? AND ${part.sql} ORDER BY b.groupNumber, b.id`,
        [handoff.groupOrderId, ...part.values],
      )
    : [];
  const names = await personNames(db, sealer, [handoff.giverId, handoff.receiverId]);
  return {
    id: handoff.id,
    formNo: handoff.formNo,
    kind: handoff.kind,
    loadId: handoff.loadId,
    groupOrderId: handoff.groupOrderId,
    dropPointId: handoff.dropPointId,
    unitId: handoff.unitId,
    holds: await holdsAfter(db, handoff),
    expectedBags: handoff.expectedBags,
    receivedBags: handoff.receivedBags,
    expectedCrates: handoff.expectedCrates,
    receivedCrates: handoff.receivedCrates,
    giverId: handoff.giverId,
    giverName: names.get(handoff.giverId ?? '') ?? null,
    giverSignedAt: handoff.giverSignedAt,
    receiverId: handoff.receiverId,
    receiverName: names.get(handoff.receiverId ?? '') ?? null,
    receiverSignedAt: handoff.receiverSignedAt,
    completedAt: handoff.completedAt,
    exceptions,
    bags,
  };
}

/** What one check-off needs to know of its bag, handoff and group order, and whether the bag was received before. */
export interface CheckOffRow {
  districtId: string;
  streetId: string | null;
  communityId: string;
  gridId: string;
  buildingId: string | null;
  unitId: string | null;
  deliveryGroupId: string;
  /** Who receives there by the plan; null where it says nothing. */
  receives: Receiver | null;
  /** The point keeps what comes off the vehicle, above 0. */
  holds: number | null;
  /** The unit whose part of the building the handoff is, and the one that the bag is for. */
  partUnitId: string | null;
  bagUnitId: string | null;
  dropPointId: string;
  /** Of goods that are not `isUnderWay`, when the handoff was opened: it takes nothing any more. */
  receiverSignedAt: string | null;
  bagId: string | null;
  bagGroupOrderId: string | null;
  groupOrderId: string;
  status: BagStatus;
  version: number;
  /** The step by which this handoff, or the same event, received the bag; null before that. */
  receivedId: string | null;
}

/** Reads and locks a gate handoff and the bag of a scan, in one statement: there are 27,000 of these a day. */
export function checkOffRow(
  tx: Tx,
  handoffId: string,
  scan: { bagCode: string; eventId: string },
): Promise<CheckOffRow | undefined> {
  return tx.one<CheckOffRow>(
    `SELECT ${placeColumns('g')}, ${receivesOf('g')} AS receives, ${holdsOf('g')} AS holds,
            h.unitId AS partUnitId, (SELECT bh.unitId FROM households bh WHERE bh.id = b.householdId) AS bagUnitId, g.dropPointId,
            CASE WHEN h.loadId = g.loadId AND g.status = 'dispatched' THEN h.receiverSignedAt ELSE h.createdAt END AS receiverSignedAt, h.groupOrderId, b.id AS bagId, b.groupOrderId AS bagGroupOrderId, b.status, b.version,
            e.id AS receivedId
     FROM handoffs h JOIN group_orders g ON g.id = h.groupOrderId
     LEFT JOIN bags b ON b.code = ?
     LEFT JOIN bag_events e ON e.bagId = b.id AND (e.eventId = ? OR (e.handoffId = h.id AND e.toStatus IN ('handed_over', 'stored')))
     WHERE h.id = ? ${tx.forUpdate}`,
    [scan.bagCode, scan.eventId, handoffId],
  );
}
