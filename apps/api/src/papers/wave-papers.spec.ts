import type { Problem } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type PaidRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { packed, readPdf } from './testing/pdf-reader';

interface Paper {
  status: number;
  code: string | undefined;
  headers: Record<string, unknown>;
  bytes: Buffer;
}

describeEngines('papers of a wave', (engine) => {
  let world: World;
  let round: PaidRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    const lists = Array.from({ length: 44 }, (_, i) => ({
      'VEG-001': 2,
      'GRN-001': 1 + (i % 2),
      'EGG-001': 1,
      'VEG-020': 1,
    }));
    const [first, ...others] = lists;
    const wish = { quantity: 3, wish: 'substitute' as const };
    round = await world.paid({ lists: [{ ...first, 'VEG-015': wish }, ...others] });
    await world.pickAll(round, {
      'VEG-015': { picked: 1, substitute: 'VEG-019', substituteQuantity: 1 },
      'VEG-001': { picked: 80 },
    });
  });
  afterAll(() => world.close());

  const paper = async (
    name: string,
    query: Record<string, string> = {},
    as: TestPerson = round.staff,
  ): Promise<Paper> => {
    const response = await world.app.inject({
      method: 'GET',
      url: `/api/rounds/${round.round.id}/waves/1/${name}`,
      query,
      headers: { authorization: `Bearer ${as.token}` },
    });
    const { statusCode: status, headers, rawPayload: bytes } = response;
    const code = status === 200 ? undefined : (JSON.parse(response.body) as Problem).code;
    return { status, code, headers, bytes };
  };
  const textOf = async (name: string, query?: Record<string, string>) =>
    packed(readPdf((await paper(name, query)).bytes));
  const rowsOf = async (name: string, query?: Record<string, string>) => {
    const { Workbook } = await import('exceljs').then((module) => module.default);
    const book = new Workbook();
    await book.xlsx.load((await paper(name, query)).bytes as unknown as ArrayBuffer);
    return book.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
      return rows;
    });
  };
  /** The totals row's cell, a formula with its result. */
  const resultOf = (cell: unknown) => (cell as { result: number } | undefined)?.result;

  it('prints labels only for bags that are packed', async () => {
    const none = await paper('labels-60x40.pdf');
    expect([none.status, none.headers['x-parts']]).toEqual([200, '1']);
    await world.packAll(round);
  });

  it('prints the pick list as PDF, and as a sheet that sums to the wave', async () => {
    const { status, headers, bytes } = await paper('pick-list.pdf');
    expect([status, headers['content-type'], bytes.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    const name = encodeURIComponent(`${round.round.code} 第1波 拣货单.pdf`);
    expect(headers['content-disposition']).toBe(
      `inline; filename="${round.round.code}_1_.pdf"; filename*=UTF-8''${name}`,
    );
    const text = packed(readPdf(bytes));
    for (const part of [round.round.code, '甲超市', '11-21晚·19:30–21:30', '东北珍珠米', '第1/1页'])
      expect(text).toContain(part);
    const { quantity } = await world.ok(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', round.wave);
    const [rows = []] = await rowsOf('pick-list.xlsx');
    expect(resultOf(rows.at(-1)?.[5])).toBe(quantity);
  });

  it('prints pack sheets of all buildings or one, with what is short and what came instead', async () => {
    const text = await textOf('pack-sheets.pdf');
    expect(text).toContain('换西红柿(盒装)×1');
    const [rows = []] = await rowsOf('pack-sheets.xlsx');
    const bags = await world.db.one<{ count: number }>('SELECT COUNT(*) AS count FROM bags');
    const lines = await world.db.one<{ units: number; short: number }>(
      `SELECT SUM(quantity) AS units, SUM(shortQuantity) AS short FROM household_order_lines`,
    );
    const totals = rows.at(-1) ?? [];
    const [heads = []] = rows;
    const columns = ['袋数', '订购', '缺货'].map((head) => heads.indexOf(head));
    expect(columns.map((column) => resultOf(totals[column]))).toEqual([
      bags?.count,
      lines?.units,
      lines?.short,
    ]);
    const groupOrderId = round.groupOrderIds[0] ?? '';
    const [one = []] = await rowsOf('pack-sheets.xlsx', { groupOrderId });
    expect(new Set(one.slice(1, -1).map(([group]) => group)).size).toBe(1);
    expect(one.length).toBeLessThan(rows.length);
  });

  it('prints the matrix with what goes into the bags', async () => {
    expect((await paper('matrix.pdf')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const sheets = await rowsOf('matrix.xlsx');
    expect(sheets).toHaveLength(round.groupOrderIds.length);
    const sorted = sheets.reduce((sum, rows) => sum + (resultOf(rows.at(-1)?.[2]) ?? 0), 0);
    const bagged = await world.db.one<{ units: number }>(
      'SELECT SUM(quantity + substitutedQuantity) AS units FROM bag_lines',
    );
    expect(sorted).toBe(bagged?.units);
  });

  it('prints one label a bag, phones masked as the plan says', async () => {
    const groupOrderId = round.groupOrderIds[0] ?? '';
    const bags = await world.db.one<{ count: number }>(
      'SELECT COUNT(*) AS count FROM bags WHERE groupOrderId = ?',
      [groupOrderId],
    );
    const first = await textOf('labels-a4.pdf', { groupOrderId, from: '23', offsetX: '1' });
    expect(first).toContain(`1/${bags?.count}`);
    expect(first).toMatch(/1\d\d\*{4}\d{4}/);
    expect(first).not.toMatch(/(?<!\d)1\d{10}(?!\d)/);
    expect(first).toContain(`（本楼1/${bags?.count}）`);
    expect(first).not.toContain('补打');
    const pages = readPdf((await paper('labels-60x40.pdf')).bytes);
    const all = await world.db.one<{ count: number }>('SELECT COUNT(*) AS count FROM bags');
    expect(pages).toHaveLength(all?.count ?? 0);
    // A file that was read is not printed: only a person's word marks it.
    expect(pages.filter(({ texts }) => texts.some(({ text }) => text === '补打'))).toEqual([]);
  });

  it('prints the labels of one household, or some of a building by their numbers', async () => {
    const [bag] = await world.db.many<{ orderId: string; groupOrderId: string; ofCount: number }>(
      'SELECT orderId, groupOrderId, ofCount FROM bags ORDER BY groupOrderId, groupNumber',
    );
    const { orderId = '', groupOrderId = '', ofCount } = bag ?? {};
    for (const name of ['labels-a4.pdf', 'labels-60x40.pdf'])
      expect(await textOf(name, { orderId })).toContain(`第${ofCount}/${ofCount}袋`);
    expect(readPdf((await paper('labels-60x40.pdf', { orderId })).bytes)).toHaveLength(ofCount ?? 0);
    const some = { groupOrderId, firstBag: '2', lastBag: '4' };
    expect(readPdf((await paper('labels-60x40.pdf', some)).bytes)).toHaveLength(3);
    expect(await textOf('labels-60x40.pdf', some)).toContain('（本楼4/');
    expect(await paper('labels-60x40.pdf', { orderId: groupOrderId })).toMatchObject({ code: 'not_found' });
    expect(await paper('labels-a4.pdf', { firstBag: '0' })).toMatchObject({ code: 'validation_failed' });
  });

  it('refuses what it cannot print, and shows others nothing', async () => {
    const faulty: Record<string, string>[] = [{ from: '25' }, { from: 'x' }, { offsetY: '99' }];
    for (const query of faulty)
      expect(await paper('labels-a4.pdf', query)).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(await paper('labels-60x40.pdf', { part: '2' })).toMatchObject({ status: 404, code: 'not_found' });
    expect(await paper('matrix.pdf', { groupOrderId: newKey() })).toMatchObject({ code: 'not_found' });
    const [, other] = await world.db.many<{ id: string }>('SELECT id FROM supermarkets ORDER BY code');
    const stranger = await world.person('supermarket_staff', other?.id);
    const leader = await world.person('grid_leader');
    for (const name of [
      'pick-list.pdf',
      'pick-list.xlsx',
      'pack-sheets.pdf',
      'matrix.xlsx',
      'labels-a4.pdf',
      'labels-60x40.pdf',
    ]) {
      expect(await paper(name, {}, stranger)).toMatchObject({ status: 404, code: 'not_found' });
      expect(await paper(name, {}, leader)).toMatchObject({ status: 403, code: 'role_required' });
    }
  });
});
