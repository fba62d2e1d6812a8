import { paperFile, papers } from './papers';

const round = { id: 'round-1', code: 'R-261121-01' };
const group = { id: 'group-1', name: '1号楼' };

describe('paperFile', () => {
  it.each([
    [0, 'pdf', undefined, '/rounds/round-1/waves/1/pick-list.pdf', 'R-261121-01 第1波 拣货单.pdf'],
    [0, 'xlsx', group, '/rounds/round-1/waves/1/pick-list.xlsx', 'R-261121-01 第1波 拣货单.xlsx'],
    [
      2,
      'pdf',
      group,
      '/rounds/round-1/waves/1/pack-sheets.pdf?groupOrderId=group-1',
      'R-261121-01 第1波 分装单 1号楼.pdf',
    ],
    [3, 'pdf', undefined, '/rounds/round-1/waves/1/delivery-note.pdf', 'R-261121-01 第1波 送货单.pdf'],
    [
      4,
      'xlsx',
      group,
      '/rounds/round-1/waves/1/sign-off.xlsx?groupOrderId=group-1',
      'R-261121-01 第1波 发放签收表 1号楼.xlsx',
    ],
    [1, 'xlsx', undefined, '/rounds/round-1/waves/1/matrix.xlsx', 'R-261121-01 第1波 分拣表.xlsx'],
  ] as const)('of paper %i as %s', (index, format, only, path, name) => {
    const paper = papers[index];
    expect(paper && paperFile({ paper, format, round, wave: 1, group: only })).toEqual({ path, name });
  });
});
