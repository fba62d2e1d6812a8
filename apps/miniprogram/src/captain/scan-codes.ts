/** What a code that came before the camera stands for. */
export type Scanned =
  { kind: 'bag'; code: string } | { kind: 'pickup'; householdId: string } | { kind: 'unknown' };

/** A label's QR carries the code behind its layout's mark; people type the code alone. */
const BAG = /^(?:CL1:)?([0-9A-Z]{4,32})$/i;
const PICKUP = /^cailan:pickup:([0-9a-f-]{36})$/i;

/** Reads a bag label's code, typed or scanned, or a household's pickup code. */
export function readCode(text: string): Scanned {
  const householdId = PICKUP.exec(text.trim())?.[1];
  if (householdId !== undefined) return { kind: 'pickup', householdId: householdId.toLowerCase() };
  const code = BAG.exec(text.trim())?.[1];
  return code === undefined ? { kind: 'unknown' } : { kind: 'bag', code: code.toUpperCase() };
}
