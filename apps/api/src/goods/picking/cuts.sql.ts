import type { Tx } from '../../ground/db/db';
import { householdOrderLines } from '../../ordering/household-orders/household-order-lines.moves';

/** What becomes of one household line that came up short. Units are ordered units. */
export interface Cut {
  lineId: string;
  offerId: string;
  householdId: string;
  name: string;
  short: number;
  substituted: number;
  substituteOfferId: string | null;
  substituteName: string;
  askUntil: string | null;
}

const LINES_AT_ONCE = 500;

/** Writes cuts with one statement for every few hundred lines that are cut alike; lines without a cut are not touched. */
export async function writeCuts(tx: Tx, cuts: readonly Cut[]): Promise<void> {
  const alike = new Map<string, { cut: Cut; ids: string[] }>();
  for (const cut of cuts) {
    const key = [cut.short, cut.substituted, cut.substituteOfferId, cut.askUntil].join();
    const known = alike.get(key);
    if (known) known.ids.push(cut.lineId);
    else alike.set(key, { cut, ids: [cut.lineId] });
  }
  for (const { cut, ids } of alike.values()) {
    ids.sort();
    for (let i = 0; i < ids.length; i += LINES_AT_ONCE)
      await writeAlike(tx, cut, ids.slice(i, i + LINES_AT_ONCE));
  }
}

function writeAlike(
  tx: Tx,
  { short, substituted, substituteOfferId, askUntil }: Cut,
  ids: readonly string[],
) {
  const cut = { shortQuantity: short, substitutedQuantity: substituted, substituteOfferId, askUntil };
  return householdOrderLines.cut(tx, ids, cut);
}
