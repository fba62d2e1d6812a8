import ExcelJS from 'exceljs';
import type { DocumentOf, FileKind } from './list';
import { renderedBytes } from './testing/collect';
import { asOrdered, HEAD, matrixSample, packGroupSample, pickListSample } from './testing/samples';
import { sum } from './text';

async function read<K extends FileKind>(kind: K, doc: DocumentOf<K>): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const file = await renderedBytes(kind, doc);
  await workbook.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer);
  return workbook;
}

/** What stands in a column below its head, and what its last row says the sum is. */
function column(sheet: ExcelJS.Worksheet | undefined, header: string): { values: number[]; total: unknown } {
  const heads = (sheet?.getRow(1).values ?? []) as string[];
  const at = heads.indexOf(header);
  const rows = sheet?.getRows(2, sheet.rowCount - 2) ?? [];
  return {
    values: rows.map((row) => Number(row.getCell(at).value)),
    total: sheet?.lastRow?.getCell(at).result,
  };
}

describe('XLSX', () => {
  it('pick list: totals of every delivery group', async () => {
    const doc = pickListSample(5);
    const sheet = (await read('pick-list.xlsx', doc)).getWorksheet('拣货单');
    expect(sheet?.rowCount).toBe(doc.lines.length + 2);
    const total = sum(doc.lines.map((line) => line.quantity));
    expect(column(sheet, '合计')).toMatchObject({ total });
    expect(sum(column(sheet, '合计').values)).toBe(total);
    doc.groups.forEach((group, g) => {
      const wanted = sum(doc.lines.map((line) => line.perGroup[g] ?? 0));
      expect(column(sheet, group).total).toBe(wanted);
      expect(sum(column(sheet, group).values)).toBe(wanted);
    });
  });

  it('pack sheet: one row per household and line, over all groups', async () => {
    const groups = [packGroupSample(6), { ...packGroupSample(3), name: '4 栋' }];
    const sheet = (await read('pack-sheet.xlsx', { ...HEAD, groups: groups.map((group) => [group]) }))
      .worksheets[0];
    const households = groups.flatMap((group) => group.households);
    const lines = households.flatMap((household) => household.lines);
    expect(sheet?.rowCount).toBe(lines.length + 2);
    expect(column(sheet, '装袋').total).toBe(sum(lines.map((line) => line.quantity)));
    expect(column(sheet, '订购').total).toBe(sum(lines.map((line) => line.ordered)));
    expect(column(sheet, '退款（元）').total).toBe(14);
    expect(sum(column(sheet, '袋数').values)).toBe(sum(households.map(({ bags }) => bags.total)));
  });

  it('pack sheet: names the bundle that a line is a part of', async () => {
    const group = packGroupSample(1);
    const [household] = group.households;
    const part = { product: '鸡腿', spec: '1 kg', byWeight: false, bundle: '冻品肉食包', ...asOrdered(2) };
    const households = household ? [{ ...household, lines: [part, { ...part, bundle: undefined }] }] : [];
    const sheet = (await read('pack-sheet.xlsx', { ...HEAD, groups: [[{ ...group, households }]] }))
      .worksheets[0];
    expect([2, 3].map((row) => sheet?.getRow(row).getCell(25).value)).toEqual(['冻品肉食包', null]);
  });

  it('matrix: a sheet per delivery group, even under one name or one Excel forbids', async () => {
    const group = matrixSample(9, 7);
    const groups = [group, group, { ...group, name: '甲/乙[3]栋:'.repeat(5) }];
    const workbook = await read('matrix.xlsx', { ...HEAD, groups: [groups] });
    expect(workbook.worksheets).toHaveLength(3);
    for (const sheet of workbook.worksheets) {
      expect(column(sheet, '合计').total).toBe(sum(group.rows.flatMap((row) => row.quantities)));
      expect(column(sheet, '1单元 101').total).toBe(sum(group.rows.map((row) => row.quantities[0] ?? 0)));
    }
  });

  it('roll-up: by product, by household and both, with equal totals', async () => {
    const cell = (household: number, quantity: number) => ({
      household,
      quantity,
      amountFen: quantity * 125,
    });
    const doc = {
      ...HEAD,
      products: [
        { product: '白菜', spec: '500 g', cells: [cell(0, 2), cell(2, 3)] },
        { product: '鸡蛋', spec: '30 枚', cells: [cell(1, 1)] },
      ],
      households: ['1-1-101', '1-1-102', '1-1-201'].map((door, i) => ({ door, runningNumber: i || null })),
    };
    const workbook = await read('roll-up.xlsx', doc);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['按商品', '按户', '矩阵']);
    const [byProduct, byHousehold, matrix] = workbook.worksheets;
    expect(column(byProduct, '数量')).toEqual({ values: [5, 1], total: 6 });
    expect(column(byProduct, '户数').values).toEqual([2, 1]);
    expect(column(byProduct, '金额（元）')).toEqual({ values: [6.25, 1.25], total: 7.5 });
    expect(column(byHousehold, '数量')).toEqual({ values: [2, 1, 3], total: 6 });
    expect(column(byHousehold, '金额（元）').total).toBe(7.5);
    expect(column(matrix, '合计')).toEqual({ values: [5, 1], total: 6 });
    expect(column(matrix, '1-1-201')).toEqual({ values: [3, 0], total: 3 });
  });

  it('opens whatever a name holds', async () => {
    const group = packGroupSample(1);
    const households = group.households.map((each) => ({ ...each, name: '王\uffff\ud842\u0000明' }));
    const book = await read('pack-sheet.xlsx', { ...HEAD, groups: [[{ ...group, households }]] });
    expect(book.worksheets[0]?.getRow(2).values).toContain('王明');
  });

  it('keeps every script as it was typed, in heads and names of sheets too, and cuts no character in half', async () => {
    const typed = [
      '𠮷田',
      'ئابدۇرەھمان',
      'བཀྲ་ཤིས',
      'ᠪᠠᠭᠠᠲᠤᠷ',
      'ꆈꌠ',
      '김철수',
      'Ánh',
      '王🍉\u{2ffff}\u{e000}',
    ];
    const { households, ...group } = packGroupSample(typed.length);
    const named = households.map((each, i) => ({ ...each, name: typed[i] ?? '', note: typed[i] ?? '' }));
    const sheets = await read('pack-sheet.xlsx', { ...HEAD, groups: [[{ ...group, households: named }]] });
    const said = new Set<unknown>(sheets.worksheets[0]?.getSheetValues().flat());
    expect(typed.filter((text) => !said.has(text))).toEqual([]);
    const matrix = matrixSample(1, 2);
    const rooms = matrix.rooms.map((room) => ({ ...room, unit: '', door: '\uffff𠮷1' }));
    const long = `${'甲'.repeat(25)}𠮷栋`;
    const book = await read('matrix.xlsx', { ...HEAD, groups: [[{ ...matrix, name: long, rooms }]] });
    expect(book.worksheets[0]?.name).toBe('甲'.repeat(25));
    expect(book.worksheets[0]?.getRow(1).values).toContain('𠮷1');
  });

  it('opens even when nothing is in it', async () => {
    expect((await read('matrix.xlsx', { ...HEAD, groups: [] })).worksheets).toHaveLength(1);
  });
});
