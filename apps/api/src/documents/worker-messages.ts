import { Batches, DocumentKind, Documents } from './document.types';

/** What a document's thread begins with; the batches follow one by one. */
export interface WorkerData {
  kind: DocumentKind;
  plain: PlainDoc;
}

export type ToWorker =
  | { type: 'pull' }
  /** Without items: there are no more. */
  | { type: 'batch'; items?: readonly unknown[] };

export type FromWorker = { type: 'chunk'; bytes: ArrayBuffer } | { type: 'more' } | { type: 'end' };

/** A document whose batches, which cannot cross to a thread, were replaced by the name of their field. */
interface PlainDoc {
  fields: Record<string, unknown>;
  batchField?: string;
}

/** Takes the field that is handed over in batches out of a document. */
export function splitBatches(
  kind: DocumentKind,
  doc: Documents[DocumentKind],
): { plain: PlainDoc; batches?: Batches<unknown> } {
  const batchField = BATCH_FIELDS[kind];
  if (!batchField) return { plain: { fields: { ...doc } } };
  const { [batchField]: batches, ...fields } = doc as unknown as Record<string, unknown>;
  return { plain: { fields, batchField }, batches: batches as Batches<unknown> };
}

/** The document again, its batches coming from `batches`. */
export function joinBatches(plain: PlainDoc, batches: Batches<unknown>): Documents[DocumentKind] {
  const { fields, batchField } = plain;
  return (batchField ? { ...fields, [batchField]: batches } : fields) as unknown as Documents[DocumentKind];
}

const BATCH_FIELDS: Record<DocumentKind, string | undefined> = {
  'pick-list.pdf': undefined,
  'pick-list.xlsx': undefined,
  'pack-sheet.pdf': 'groups',
  'pack-sheet.xlsx': 'groups',
  'matrix.pdf': 'groups',
  'matrix.xlsx': 'groups',
  'roll-up.xlsx': undefined,
  'statement.xlsx': undefined,
  'dues-receipt.pdf': undefined,
  'reconciliation.xlsx': undefined,
  'labels.pdf': 'labels',
  'posters.pdf': undefined,
  'coded.json': undefined,
};
