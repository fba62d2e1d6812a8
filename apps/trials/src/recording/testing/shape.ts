const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Each path of a JSON value with its type, ids left out, in order: what two values of one shape have in common. */
export function shapeOf(value: unknown, path = ''): string[] {
  return [...new Set(lines(value, path))].sort();
}

function lines(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => lines(item, `${path}[]`));
  if (typeof value !== 'object' || value === null)
    return [`${path}: ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([key, item]) => lines(item, `${path}.${key.replace(ID, ':id')}`));
}
