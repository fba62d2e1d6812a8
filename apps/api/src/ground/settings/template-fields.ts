import type { ConfigReader } from './config-reader';

/** The subscribe messages, by the names of their templates in the configuration. */
export type PushKind = 'confirmed' | 'arrived' | 'refunded';

/** What a message may tell: the supermarket, building and door, a sum, an instant, what comes next. */
export type NoticeFact = 'shop' | 'where' | 'amount' | 'time' | 'next';

/** Which field of a template takes each fact; a fact without one is not told. */
export type PushFields = Partial<Record<NoticeFact, string>>;

/** Where the configuration names no fields: for whoever can have templates made as docs/operations.md asks. */
const USUAL: Record<PushKind, PushFields> = {
  confirmed: { shop: 'thing1', where: 'thing2', amount: 'amount3', time: 'time4' },
  arrived: { shop: 'thing1', where: 'thing2', time: 'time3', next: 'thing4' },
  refunded: { shop: 'thing1', where: 'thing2', amount: 'amount3', time: 'time4' },
};

/** The kinds of WeChat's fields (the letters before the number) that take a fact as it is written. */
const KINDS: Record<NoticeFact, readonly string[]> = {
  shop: ['thing'],
  where: ['thing'],
  amount: ['amount', 'thing'],
  time: ['time', 'date', 'thing'],
  next: ['thing'],
};

/**
 * Reads `templateFields`: templates come from WeChat's library, where each has field names of its own. What is wrong is
 * added to the reader's faults.
 */
export function templateFields(of: ConfigReader | undefined): Record<PushKind, PushFields> {
  for (const name of of?.names() ?? [])
    if (!Object.hasOwn(USUAL, name)) of?.fault(name, `没有这种消息，只有 ${Object.keys(USUAL).join('、')}`);
  const one = (kind: PushKind) => {
    const own = of?.objectIf(kind);
    return own ? fieldsOf(own, USUAL[kind]) : USUAL[kind];
  };
  return { confirmed: one('confirmed'), arrived: one('arrived'), refunded: one('refunded') };
}

function fieldsOf(entry: ConfigReader, usual: PushFields): PushFields {
  const fields: PushFields = {};
  for (const name of entry.names()) {
    if (!Object.hasOwn(usual, name))
      entry.fault(name, `这种消息没有这一项，只有 ${Object.keys(usual).join('、')}`);
    else fields[name as NoticeFact] = fieldFor(entry, name as NoticeFact);
  }
  if (entry.names().length === 0) entry.fault('*', '一项也没有写，至少写一项，或者整个删掉');
  const taken = Object.values(fields).filter(Boolean);
  if (new Set(taken).size < taken.length) entry.fault('*', '同一个字段写了两次，每项要有自己的字段');
  return fields;
}

function fieldFor(entry: ConfigReader, fact: NoticeFact): string {
  const kinds = KINDS[fact];
  return entry.text(fact, new RegExp(`^(${kinds.join('|')})\\d{1,4}$`), `模板的字段，例如 ${kinds[0]}1`);
}
