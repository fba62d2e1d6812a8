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

const isNested = (value: unknown): value is object =>
  isObject(value) && Object.values(value).some((item) => isObject(item) && Object.keys(item).length > 0);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
