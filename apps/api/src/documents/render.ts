import { Writable } from 'node:stream';
import { DocumentKind, Documents } from './document.types';
import { writeCoded } from './pdf/coded';
import { renderDuesReceiptPdf } from './pdf/dues-receipt';
import { renderLabelsPdf } from './pdf/labels';
import { renderMatrixPdf } from './pdf/matrix';
import { renderPackSheetPdf } from './pdf/pack-sheet';
import { renderPickListPdf } from './pdf/pick-list';
import { renderMatrixXlsx } from './xlsx/matrix';
import { renderPackSheetXlsx } from './xlsx/pack-sheet';
import { renderPostersPdf } from './pdf/poster';
import { renderPickListXlsx } from './xlsx/pick-list';
import { renderReconciliationXlsx } from './xlsx/reconciliation';
import { renderRollUpXlsx } from './xlsx/roll-up';
import { renderStatementXlsx } from './xlsx/statement';

type Renderers = { [K in DocumentKind]: (doc: Documents[K], out: Writable) => Promise<void> };

const RENDERERS: Renderers = {
  'pick-list.pdf': renderPickListPdf,
  'pick-list.xlsx': renderPickListXlsx,
  'pack-sheet.pdf': renderPackSheetPdf,
  'pack-sheet.xlsx': renderPackSheetXlsx,
  'matrix.pdf': renderMatrixPdf,
  'matrix.xlsx': renderMatrixXlsx,
  'roll-up.xlsx': renderRollUpXlsx,
  'statement.xlsx': renderStatementXlsx,
  'dues-receipt.pdf': renderDuesReceiptPdf,
  'reconciliation.xlsx': renderReconciliationXlsx,
  'labels.pdf': renderLabelsPdf,
  'posters.pdf': renderPostersPdf,
  'coded.json': writeCoded,
};

export const DOCUMENT_KINDS = Object.keys(RENDERERS) as DocumentKind[];

/** Writes a document to `out` and ends it. Rejects when the document cannot be made or the reader goes away. */
export function renderDocument<K extends DocumentKind>(
  kind: K,
  doc: Documents[K],
  out: Writable,
): Promise<void> {
  return RENDERERS[kind](doc, out);
}
