/** What a thread begins with; the batches follow one by one. */
export interface ThreadJob {
  kind: string;
  plain: PlainDocument;
}

export type ToThread =
  | { type: 'pull' }
  /** Without items: there are no more. */
  | { type: 'batch'; items?: readonly unknown[] };

export type FromThread = { type: 'chunk'; bytes: ArrayBuffer } | { type: 'more' } | { type: 'end' };

/** A document whose batches, which cannot cross to a thread, were replaced by the name of their field. */
interface PlainDocument {
  fields: Record<string, unknown>;
  batchField?: string;
}

/**
 * A long list handed over a few at a time, so that it never sits in memory whole; at most one field of a document. One that
 * is there already crosses with the rest.
 */
export type Batches<T> = AsyncIterable<readonly T[]> | readonly (readonly T[])[];

/** Takes the field that is read as it goes out of a document. */
export function splitBatches(document: object): {
  plain: PlainDocument;
  batches?: AsyncIterable<readonly unknown[]>;
} {
  const batched = Object.entries(document as Record<string, unknown>).find(([, value]) => isBatches(value));
  if (!batched) return { plain: { fields: { ...document } } };
  const [batchField, batches] = batched;
  const fields = Object.fromEntries(Object.entries(document).filter(([field]) => field !== batchField));
  return { plain: { fields, batchField }, batches: batches as AsyncIterable<readonly unknown[]> };
}

/** The document again, its batches coming from `batches`. */
export function joinBatches(
  { fields, batchField }: PlainDocument,
  batches: AsyncIterable<readonly unknown[]>,
): object {
  return batchField ? { ...fields, [batchField]: batches } : fields;
}

const isBatches = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
