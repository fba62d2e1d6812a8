const MARK = 'cailan:join:';
const CODE = /^[0-9A-Z]{6,16}$/;

/** What the QR of a building's code or an invitation says. */
export const joinText = (code: string): string => MARK + code;

/**
 * The code in what was scanned or typed: with or without its mark, in small letters, in groups, in full-width letters.
 * A door's poster says the page that WeChat opens, with the code as its scene. Undefined for anything else.
 */
export function joinCodeOf(text: string): string | undefined {
  const scene = /[?&]scene=([^&]+)/.exec(text)?.[1];
  const typed = scene ?? text.trim();
  const plain = typed.startsWith(MARK) ? typed.slice(MARK.length) : typed;
  const code = halfWidth(plain).replace(/[\s-]/g, '').toUpperCase();
  return CODE.test(code) ? code : undefined;
}

/** A code in groups of four, as people read it out: `AB2C 3D4E`. */
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

/** Chinese keyboards type ０-９ and Ａ-Ｚ as wide as a character. */
function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
