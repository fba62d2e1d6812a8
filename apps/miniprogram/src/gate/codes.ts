/** What a code that came before the camera stands for. */
export type Scanned =
  { kind: 'bag'; code: string } | { kind: 'pickup'; householdId: string } | { kind: 'unknown' };

/** A label's QR carries the code behind its layout's mark; people type the code alone. */
const BAG = /^(?:CL1:)?([0-9A-Z]{4,32})$/i;
const PASS = /^cailan:load:([0-9a-f-]{36})$/i;
const PICKUP = /^cailan:pickup:([0-9a-f-]{36})$/i;

/** Reads a bag label's code, typed or scanned, or a household's pickup code. */
export function readCode(text: string): Scanned {
  const householdId = PICKUP.exec(text.trim())?.[1];
  if (householdId !== undefined) return { kind: 'pickup', householdId: householdId.toLowerCase() };
  const code = bagCodeOf(text);
  return code === undefined ? { kind: 'unknown' } : { kind: 'bag', code };
}

/** The load on a vehicle's pass; undefined for any other code. */
export function loadIdOf(text: string): string | undefined {
  return PASS.exec(text.trim())?.[1]?.toLowerCase();
}

/** The bag's code on a label, scanned or typed; undefined for any other code. */
export function bagCodeOf(text: string): string | undefined {
  return BAG.exec(text.trim())?.[1]?.toUpperCase();
}
