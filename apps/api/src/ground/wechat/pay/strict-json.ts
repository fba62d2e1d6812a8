/** JSON in which one object names one key twice: two readers could take it for two things. */
export class DuplicateKey extends Error {}

/**
 * Reads JSON in UTF-8 strictly. @throws DuplicateKey for a key named twice, TypeError or SyntaxError for what is not JSON.
 */
export function strictJson(bytes: Buffer): unknown {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const value: unknown = JSON.parse(text);
  refuseDuplicates(text);
  return value;
}

/** Walks through text that is known to be JSON, one set of keys for each object that is open. */
function refuseDuplicates(text: string): void {
  const open: (Set<string> | undefined)[] = [];
  let keyNext = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (keyNext) addKey(open.at(-1), text.slice(at, end + 1));
      keyNext = false;
      at = end;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : undefined);
      keyNext = character === '{';
    } else if (character === '}' || character === ']') {
      open.pop();
      keyNext = false;
    } else if (character === ',') keyNext = open.at(-1) !== undefined;
  }
}

/** Keys are compared as they are read: `"a"` and `"\u0061"` are one. */
function addKey(keys: Set<string> | undefined, written: string): void {
  const key = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
  if (keys?.has(key)) throw new DuplicateKey(`${key} twice`);
  keys?.add(key);
}

/** The place of the quotation mark that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (escapesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1);
  return end;
}

function escapesBefore(text: string, at: number): number {
  let count = 0;
  while (text[at - 1 - count] === '\\') count++;
  return count;
}
