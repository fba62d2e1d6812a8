import { sortingTable, type PackHouseholdView } from '@cailan/shared-types';
import type { Db } from '../ground/db/db';
import type { Recipients } from '../ordering/lists/recipients';
import { packSheet } from '../goods/picking/pack-sheet';
import type { BagCounts, MatrixGroup, PackGroup, PackLine } from './paper.types';
import type { PrintGroup } from './papers.sql';

const WISHES = { refund: undefined, substitute: '缺货：换同类', ask: '缺货：先问我' } as const;

/** What pack sheets and matrices are read with. */
export interface SheetSource {
  db: Db;
  recipients: Recipients;
  groups: readonly PrintGroup[];
}

/** Pack sheets one group at a time, read when the renderer asks for them. */
export async function* packGroups({ db, recipients, groups }: SheetSource): AsyncGenerator<PackGroup[]> {
  for (const group of groups) {
    const { groupName, voidNumbers, crates, households } = await packSheet(db, recipients, group);
    yield [
      {
        name: groupName,
        voidNumbers,
        crates,
        households: households.map(({ unit, room, runningNumber, recipient, phone, note, bags, lines }) => ({
          unit,
          door: room,
          runningNumber: String(runningNumber),
          name: recipient,
          phone: phone || undefined,
          note: note || undefined,
          bags: bagCounts(bags),
          lines: lines.map(packLine),
        })),
      },
    ];
  }
}

/** Sorting matrices one group at a time, from the same sheets. */
export async function* matrixGroups({ db, recipients, groups }: SheetSource): AsyncGenerator<MatrixGroup[]> {
  for (const group of groups) {
    const { rooms, rows } = sortingTable(await packSheet(db, recipients, group));
    yield [
      {
        name: group.name,
        rooms: rooms.map(({ unit, room }) => ({ unit, door: room })),
        rows: rows.map(({ name, spec, quantities }) => ({ product: name, spec, quantities })),
      },
    ];
  }
}

function packLine(line: PackHouseholdView['lines'][number]): PackLine {
  const { name, spec, bundleName, ordered, quantity, byWeight, packedGrams } = line;
  const { shortQuantity, substituteName, substitutedQuantity, refundFen, wish } = line;
  return {
    product: name,
    spec,
    bundle: bundleName ?? undefined,
    ordered,
    quantity,
    byWeight,
    grams: packedGrams ?? undefined,
    missing: shortQuantity,
    substitute: substitutedQuantity > 0 ? (substituteName ?? '同类') : undefined,
    substituted: substitutedQuantity,
    refundFen,
    wish: WISHES[wish],
  };
}

function bagCounts(bags: readonly { lane: string }[]): BagCounts {
  const of = (lane: string) => bags.filter((bag) => bag.lane === lane).length;
  return { total: bags.length, cold: of('cold'), frozen: of('frozen'), medicine: of('medicine') };
}
