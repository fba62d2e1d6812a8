import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../ground/db/db';
import type { Recipients } from '../../ordering/lists/recipients';
import type { Label } from './rows';
import { labelDoor } from '../compound';
import type { PrintGroup } from '../print-groups.sql';
import { labelRows, type LabelledBags, type LabelRow } from './source.sql';

/** What the QR code of a bag's label begins with: our first layout of it. */
const QR_PREFIX = 'CL1:';
/** Opening two seals a label takes its time: after this many others get theirs. */
const LABELS_AT_ONCE = 250;

export interface LabelSource {
  db: Db;
  recipients: Recipients;
  groups: readonly LabelGroup[];
}

/** A group with those of its bags that are labelled. */
export interface LabelGroup extends PrintGroup {
  bags: LabelledBags;
  labels: number;
}

/**
 * Labels group by group in stair order. Reading them marks nothing: what is printed, only who stands at the printer
 * knows (`LabelsService.printed`).
 */
export async function* labelBatches({ db, recipients, groups }: LabelSource): AsyncGenerator<Label[]> {
  for (const group of groups) {
    if (group.labels === 0) continue;
    const rows = await labelRows(db, group.id, group.bags);
    for (let i = 0; i < rows.length; i += LABELS_AT_ONCE) {
      await setImmediate();
      yield rows.slice(i, i + LABELS_AT_ONCE).map((row) => labelOf(row, group, recipients));
    }
  }
}

function labelOf(row: LabelRow, group: PrintGroup, recipients: Recipients): Label {
  const complete = group.status !== 'picking';
  return {
    door: labelDoor(row.door, row.address ?? group.name, group.compoundsAtPoint),
    ...recipients.shown(row),
    address: recipients.place({ room: row.address ?? row.door, building: group.name }),
    runningNumber: String(row.runningNumber ?? ''),
    bag: row.number,
    bags: row.ofCount,
    // How many bags a group has is known once the last of its households is packed.
    inGroup: complete ? { word: groupWord(group), bag: row.groupNumber, bags: group.bagCount } : undefined,
    lane: row.lane,
    drop: `${group.dropPointName} 取`,
    qr: QR_PREFIX + row.code,
    reprint: row.labelPrints > 0,
  };
}

function groupWord({ kind, unitId }: PrintGroup): string {
  if (unitId) return '本单元';
  return { bungalow: '本巷', company: '本连' }[kind] ?? '本楼';
}
