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
