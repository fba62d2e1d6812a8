const PASS = /^cailan:load:([0-9a-f-]{36})$/i;
/** A label's QR carries the bag's code behind its layout's mark; people type the code alone. */
const BAG = /^(?:CL1:)?([0-9A-Z]{4,32})$/i;

/** The load on a vehicle's pass; undefined for any other code. */
export function loadIdOf(text: string): string | undefined {
  return PASS.exec(text.trim())?.[1]?.toLowerCase();
}

/** The bag's code on a label, scanned or typed; undefined for any other code. */
export function bagCodeOf(text: string): string | undefined {
  return BAG.exec(text.trim())?.[1]?.toUpperCase();
}
