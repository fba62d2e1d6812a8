import { streamPath, type RoundView, type StreamPath } from '@cailan/shared-types';

export type PaperKind = 'pick' | 'pack' | 'matrix' | 'note' | 'sign';

interface Paper {
  kind: PaperKind;
  name: string;
  hint: string;
  /** The service's file, without its ending. */
  file: 'pick-list' | 'pack-sheets' | 'matrix' | 'delivery-note' | 'sign-off';
  /** Whether it is made building by building. */
  byBuilding: boolean;
}

/** A wave's papers, in the order of an evening. */
export const papers: readonly Paper[] = [
  { kind: 'pick', name: '拣货单', hint: '按货架顺序，每样拣多少', file: 'pick-list', byBuilding: false },
  { kind: 'matrix', name: '分拣表', hint: '商品 × 门牌，一栋一张', file: 'matrix', byBuilding: true },
  { kind: 'pack', name: '分装单', hint: '一户一格，按楼梯顺序', file: 'pack-sheets', byBuilding: true },
  { kind: 'note', name: '送货单', hint: '每栋几袋几箱，三方签字', file: 'delivery-note', byBuilding: true },
  {
    kind: 'sign',
    name: '发放签收表',
    hint: '一栋一张，每户几袋，领的人签名',
    file: 'sign-off',
    byBuilding: true,
  },
];

interface PaperFile {
  paper: Paper;
  format: 'pdf' | 'xlsx';
  round: Pick<RoundView, 'id' | 'code'>;
  wave: number;
  /** One building alone. */
  group: { id: string; name: string } | undefined;
}

/** Path and name of a paper's file. */
export function paperFile({ paper, format, round, wave, group }: PaperFile): {
  path: StreamPath;
  name: string;
} {
  const only = paper.byBuilding ? group : undefined;
  const params = { id: round.id, wave };
  const query = { groupOrderId: only?.id };
  return {
    path:
      paper.file === 'pick-list'
        ? streamPath(`GET /rounds/:id/waves/:wave/${paper.file}.${format}`, { params })
        : streamPath(`GET /rounds/:id/waves/:wave/${paper.file}.${format}`, { params, query }),
    name: `${[round.code, `第${wave}波`, paper.name, only?.name].filter(Boolean).join(' ')}.${format}`,
  };
}
