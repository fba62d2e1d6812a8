import type { Writable } from 'node:stream';
import type { Draw } from '../printing/threads/printer';
import { PaperFile, PaperDocuments } from './paper.types';
import { renderDuesReceiptPdf } from './receipt/pdf';
import { renderLabelsPdf } from './labels/pdf';
import { renderMatrixPdf } from './matrix/pdf';
import { renderPackSheetPdf } from './pack-sheet/pdf';
import { renderPickListPdf } from './pick-list/pdf';
import { renderMatrixXlsx } from './matrix/xlsx';
import { renderPackSheetXlsx } from './pack-sheet/xlsx';
import { renderPostersPdf } from './poster/pdf';
import { renderPickListXlsx } from './pick-list/xlsx';
import { renderReconciliationXlsx } from './reconciliation/xlsx';
import { renderRollUpXlsx } from './roll-up/xlsx';
import { renderStatementXlsx } from './statement/xlsx';

type Renderers = { [K in PaperFile]: (doc: PaperDocuments[K], out: Writable) => Promise<void> };

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
};

export const PAPER_FILES = Object.keys(RENDERERS) as PaperFile[];

/** Draws a paper into `out` and ends it. Rejects when it cannot be made or the reader goes away. */
export const drawPaper: Draw = (kind, doc, out) => RENDERERS[kind as PaperFile](doc as never, out);
