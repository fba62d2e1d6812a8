import { PassThrough, Readable } from 'node:stream';
import { DocumentKind, Documents } from './document.types';
import { DocumentWorker } from './document-worker';
import { renderDocument } from './render';

/** Makes documents for whoever asks; the token it is injected by. */
export abstract class DocumentRenderer {
  /** The document as a byte stream at its reader's pace; what goes wrong destroys the stream. */
  abstract render<K extends DocumentKind>(kind: K, doc: Documents[K]): Readable;
}

/** Threads are started from compiled files. Run from TypeScript sources there are none: then documents are made here. */
export function documentRenderer(): DocumentRenderer {
  return __filename.endsWith('.ts') ? { render: renderHere } : new DocumentWorker();
}

function renderHere<K extends DocumentKind>(kind: K, doc: Documents[K]): Readable {
  const out = new PassThrough();
  renderDocument(kind, doc, out).catch((error: Error) => out.destroy(error));
  return out;
}
