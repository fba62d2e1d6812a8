const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Every id and number that a request brings along, by what it names: `household`, `offer3`, `outTradeNo`. */
export type RequestIds = Record<string, string>;

/** A statement cut at its ids: text and the name of an id by turns. */
type Template = string[];

/** The statements of one request, to be filled with another's ids. */
export type Replay = Template[];

/**
 * Makes templates of the statements that the service sent for a request with these ids. Ids that it does not know
 * were made on the way (order, lines, audit entry): they are named `new1`, `new2` … and made again at each replay.
 */
export function templatesOf(statements: readonly string[], ids: RequestIds): Replay {
  const known = knownIn(ids);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const nameOf = (id: string) => {
    const name = names.get(id) ?? `new${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return statements.map((text) => {
    const found = text.match(known) ?? [];
    return text.split(known).flatMap((part, i) => (i === 0 ? [part] : [nameOf(found[i - 1] ?? ''), part]));
  });
}

/** Finds ids, and what the request brings that does not look like one: numbers given by others, plain letters and digits. */
function knownIn(ids: RequestIds): RegExp {
  const others = Object.values(ids).filter((value) => /^\w+$/.test(value));
  return new RegExp([...others, ID].join('|'), 'g');
}

/** The statement with the ids that `idOf` gives for its names. */
export function fill(template: Template, idOf: (name: string) => string): string {
  let text = template[0] ?? '';
  for (let i = 1; i < template.length; i += 2) text += idOf(template[i] ?? '') + (template[i + 1] ?? '');
  return text;
}

/** The statement as a reader wants it: one line, values left out. */
export function shapeOf(template: Template): string {
  return template
    .map((part, i) => (i % 2 === 0 ? part : '?'))
    .join('')
    .replace(/'(?:[^'\\]|\\.)*'|\b\d+\b/g, '?')
    .replace(/\s+/g, ' ')
    .replace(/(WHEN \? THEN \? ?)+/g, 'WHEN ? THEN ? … ')
    .replace(/(\w+ = \? AND \w+ > \?)( OR \1)*/g, '$1 …')
    .replace(/\((?:\?(?:, )?|NULL(?:, )?)+\)(, \((?:\?(?:, )?|NULL(?:, )?)+\))*/g, '(?…)')
    .trim();
}
