import { everActing } from '@cailan/shared-types';
import { paper, type Format, type Paper, type PaperFile } from './paper';

/** Every paper that is sent: one folder and one entry each. Controller, threads and specs go by this list. */
export const PAPERS = {
  'pick-list': paper({
    roles: ['supermarket_staff'],
    source: async () => (await import('./pick-list/source.js')).PickListSource,
    files: {
      pdf: ['GET /rounds/:id/waves/:wave/pick-list.pdf', () => import('./pick-list/pdf.js')],
      xlsx: ['GET /rounds/:id/waves/:wave/pick-list.xlsx', () => import('./pick-list/xlsx.js')],
    },
  }),
  matrix: paper({
    roles: ['supermarket_staff'],
    source: async () => (await import('./matrix/source.js')).MatrixSource,
    files: {
      pdf: ['GET /rounds/:id/waves/:wave/matrix.pdf', () => import('./matrix/pdf.js')],
      xlsx: ['GET /rounds/:id/waves/:wave/matrix.xlsx', () => import('./matrix/xlsx.js')],
    },
  }),
  'pack-sheet': paper({
    roles: ['supermarket_staff'],
    source: async () => (await import('./pack-sheet/source.js')).PackSheetSource,
    files: {
      pdf: ['GET /rounds/:id/waves/:wave/pack-sheets.pdf', () => import('./pack-sheet/pdf.js')],
      xlsx: ['GET /rounds/:id/waves/:wave/pack-sheets.xlsx', () => import('./pack-sheet/xlsx.js')],
    },
  }),
  'delivery-note': paper({
    roles: ['supermarket_staff'],
    source: async () => (await import('./delivery-note/source.js')).DeliveryNoteSource,
    files: {
      pdf: ['GET /rounds/:id/waves/:wave/delivery-note.pdf', () => import('./delivery-note/pdf.js')],
      xlsx: ['GET /rounds/:id/waves/:wave/delivery-note.xlsx', () => import('./delivery-note/xlsx.js')],
    },
  }),
  'sign-off': paper({
    roles: ['supermarket_staff'],
    source: async () => (await import('./sign-off/sources.js')).WaveSignOffSource,
    files: {
      pdf: ['GET /rounds/:id/waves/:wave/sign-off.pdf', () => import('./sign-off/pdf.js')],
      xlsx: ['GET /rounds/:id/waves/:wave/sign-off.xlsx', () => import('./sign-off/xlsx.js')],
    },
  }),
  'building-sign-off': paper({
    roles: ['grid_leader', 'floor_captain', 'committee', 'community_staff'],
    source: async () => (await import('./sign-off/sources.js')).BuildingSignOffSource,
    files: {
      pdf: ['GET /group-orders/:id/sign-off.pdf', () => import('./sign-off/pdf.js')],
      xlsx: ['GET /group-orders/:id/sign-off.xlsx', () => import('./sign-off/xlsx.js')],
    },
  }),
  'label-sheets': paper({
    roles: ['supermarket_staff'],
    source: async () => (await import('./labels/sources.js')).LabelSheetsSource,
    files: {
      pdf: ['GET /rounds/:id/waves/:wave/labels-a4.pdf', () => import('./labels/pdf.js')],
    },
  }),
  'label-roll': paper({
    roles: ['supermarket_staff'],
    source: async () => (await import('./labels/sources.js')).LabelRollSource,
    files: {
      pdf: ['GET /rounds/:id/waves/:wave/labels-60x40.pdf', () => import('./labels/pdf.js')],
    },
  }),
  'roll-up': paper({
    roles: everActing('collect'),
    source: async () => (await import('./roll-up/source.js')).RollUpSource,
    files: {
      xlsx: ['GET /group-orders/:id/roll-up.xlsx', () => import('./roll-up/xlsx.js')],
    },
  }),
  receipt: paper({
    roles: ['resident', ...everActing('keep_book')],
    source: async () => (await import('./receipt/source.js')).ReceiptSource,
    files: {
      pdf: ['GET /household-orders/:id/dues/receipt.pdf', () => import('./receipt/pdf.js')],
    },
  }),
  statement: paper({
    roles: ['supermarket_staff', ...everActing('keep_book'), 'district_admin', 'inspector'],
    source: async () => (await import('./statement/source.js')).StatementSource,
    files: {
      xlsx: ['GET /rounds/:id/statement.xlsx', () => import('./statement/xlsx.js')],
    },
  }),
  reconciliation: paper({
    roles: ['district_admin', 'supermarket_staff'],
    source: async () => (await import('./reconciliation/source.js')).ReconciliationSource,
    files: {
      xlsx: ['GET /reconciliations/:id/report.xlsx', () => import('./reconciliation/xlsx.js')],
    },
  }),
  responsibilities: paper({
    roles: ['district_admin', 'community_staff', 'inspector'],
    source: async () => (await import('./responsibilities/source.js')).ResponsibilitiesSource,
    files: {
      pdf: ['GET /responsibilities/list.pdf', () => import('./responsibilities/pdf.js')],
      xlsx: ['GET /responsibilities/list.xlsx', () => import('./responsibilities/xlsx.js')],
    },
  }),
  poster: paper({
    roles: ['grid_leader', 'community_staff'],
    source: async () => (await import('./poster/source.js')).PosterSource,
    files: {
      pdf: ['GET /building-codes/posters.pdf', () => import('./poster/pdf.js')],
    },
  }),
} as const;

export type PaperName = keyof typeof PAPERS;

/** Of a file that is sent: `pick-list.pdf`. */
export type FileKind = { [N in PaperName]: `${N}.${keyof (typeof PAPERS)[N]['files'] & Format}` }[PaperName];

/** What a file is drawn from. */
export type DocumentOf<K extends FileKind> = K extends `${infer N extends PaperName}.${Format}`
  ? (typeof PAPERS)[N] extends Paper<infer D, infer _>
    ? D
    : never
  : never;

/** Every file that is sent. */
export const FILES = (Object.keys(PAPERS) as PaperName[]).flatMap((name) => {
  const { roles } = PAPERS[name];
  return Object.entries(filesOf(name)).map(([format, [route]]) => ({
    ...{ name, roles, route },
    format: format as Format,
    kind: `${name}.${format}` as FileKind,
  }));
});

/** A paper's files; what each is drawn from is its own source's affair. */
export function filesOf(name: PaperName): Partial<Record<Format, PaperFile<never>>> {
  return PAPERS[name].files;
}
