const WIDTH = 110;

/** JSON to be read and compared: a row of a table stands in one line, as does whatever fits into one. */
export function printed(value: unknown, indent = ''): string {
  const line = JSON.stringify(value);
  if (!isNested(value) || indent.length + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const rows = Array.isArray(value)
    ? value.map((item) => inner + printed(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printed(item, inner)}`);
  return `${open}\n${rows.join(',\n')}\n${indent}${close}`;
}

/** A list of plain values, such as aliases, still stands in its row. */
const isNested = (value: unknown): value is object =>
  isObject(value) && Object.values(value).some((item) => isObject(item) && !isPlainList(item));

const isPlainList = (value: object): boolean =>
  Object.keys(value).length === 0 || (Array.isArray(value) && !value.some(isObject));

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
