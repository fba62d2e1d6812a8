/** So far apart are the full-width signs of a Chinese keyboard (U+FF01–FF5E) and ASCII's. */
const WIDTH = 0xfee0;

/**
 * What was typed with a Chinese keyboard as numbers, times and codes are read: `５２０．５` is `520.5`, `１９：３０` is
 * `19:30`, a `。` is the point of its key. Ends are trimmed. By hand, since `normalize` does nothing on some phones.
 */
export function halfWidth(typed: string): string {
  return typed
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - WIDTH))
    .replace(/。/g, '.')
    .trim();
}

/** A whole number from `least` to `most` as it was typed; undefined for anything else. */
export function wholeOf(typed: string, most: number, least = 0): number | undefined {
  const digits = halfWidth(typed);
  if (!/^\d{1,9}$/.test(digits)) return undefined;
  const value = Number(digits);
  return value >= least && value <= most ? value : undefined;
}
