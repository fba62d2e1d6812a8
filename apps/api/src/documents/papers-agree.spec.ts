import { packTotals, sortingTable, type PackSheetView } from '@cailan/shared-types';
import { packAll, paidRound, pickAll, type PaidRound } from '../picking/testing/paid-round';
import { GroupOrder } from '../group-orders/group-order.entity';
import { owePacked } from '../settlement/packing-refunds';
import { describeEngines } from '../testing/engines';
import { newKey, startService, type TestService } from '../testing/service';
import { packed, readPdf } from './testing/pdf-reader';

/** Two shops in one window. */
const SHOPS = ['S1', 'S2'] as const;

/** What was found on the first shop's shelves: some short, some replaced, one thing gone. */
const GREENS_FOUND = {
  'VEG-001': { picked: 31 },
  'VEG-015': { picked: 5, substitute: 'VEG-020', substituteQuantity: 9 },
  'VEG-014': { picked: 0 },
};

/** What the spreadsheet shows of a line; of a household without one, nothing. */
const lineCells = (line: PackSheetView['households'][number]['lines'][number] | undefined) =>
  line
    ? {
        商品: line.name,
        订购: line.ordered,
        装袋: line.quantity,
        缺货: line.shortQuantity || null,
        换成: line.substitutedQuantity ? line.substituteName : null,
        换货: line.substitutedQuantity || null,
        '退款（元）': line.refundFen / 100 || null,
        克数: line.packedGrams,
      }
    : NO_LINE;
const NO_LINE = Object.fromEntries(
  ['商品', '订购', '装袋', '缺货', '换成', '换货', '退款（元）', '克数'].map((head) => [head, null]),
);

describeEngines('papers of a day agree', (engine) => {
  let service: TestService;
  const rounds: PaidRound[] = [];

  beforeAll(async () => {
    service = await startService(engine);
    const wishes = ['refund', 'substitute', 'ask'] as const;
    const wishing = (i: number, quantity: number) => ({ quantity, wish: wishes[i % 3] ?? 'refund' });
    const greens = Array.from({ length: 29 }, (_, i) => ({
      'VEG-001': wishing(i, 1 + (i % 3)),
      'VEG-020': 2,
      ...(i % 2 === 0 && { 'VEG-015': { quantity: 2, wish: 'substitute' as const } }),
      ...(i % 5 === 0 && { 'MEA-001': 2 }),
    }));
    // Its one thing is not found: the household is packed without a bag, and stands on the papers all the same.
    const nothing = { 'VEG-014': 1 };
    const drugs = Array.from({ length: 12 }, (_, i) => ({ 'MED-001': wishing(i, 1 + (i % 2)) }));
    rounds.push(await paidRound(service, { supermarketCode: 'S1', lists: [...greens, nothing] }));
    const residents = (await service.people('resident')).slice(30, 42);
    rounds.push(await paidRound(service, { supermarketCode: 'S2', lists: drugs, residents }));
    for (const round of rounds) {
      await service.db.transaction(async (tx) => {
        const [first] = await tx.many<{ id: string }>(
          'SELECT id FROM household_orders WHERE roundId = ? ORDER BY id',
          [round.round.id],
        );
        await tx.run('UPDATE household_orders SET note = ? WHERE id = ?', [
          '放门口，别敲门',
          first?.id ?? '',
        ]);
      });
      const offered = new Set(round.round.offers.map(({ name }) => name));
      await pickAll(service, round, offered.size > 1 ? GREENS_FOUND : { 'MED-001': { picked: 7 } });
      await packAll(service, round);
    }
  });
  afterAll(() => service.close());

  const bytesOf = async (round: PaidRound, name: string) => {
    const response = await service.app.inject({
      method: 'GET',
      url: `/api/rounds/${round.round.id}/waves/1/${name}`,
      headers: { authorization: `Bearer ${round.staff.token}` },
    });
    expect([name, response.statusCode]).toEqual([name, 200]);
    return response.rawPayload;
  };
  const textOf = async (round: PaidRound, name: string) => packed(readPdf(await bytesOf(round, name)));
  /** The rows of each sheet by their heads; the totals row last, its formulas as their results. */
  const sheetsOf = async (round: PaidRound, name: string) => {
    const { Workbook } = (await import('exceljs')).default;
    const book = new Workbook();
    await book.xlsx.load((await bytesOf(round, name)) as unknown as ArrayBuffer);
    return book.worksheets.map((sheet) => {
      const heads = (sheet.getRow(1).values as string[]).slice(1);
      return Array.from({ length: sheet.rowCount - 1 }, (_, i) => {
        const cells = sheet.getRow(i + 2);
        const value = (at: number) => {
          const cell = cells.getCell(at + 1).value as { result?: number } | string | number | null;
          return typeof cell === 'object' && cell !== null ? (cell.result ?? 0) : cell;
        };
        return Object.fromEntries(heads.map((head, at) => [head, value(at)]));
      });
    });
  };
  const sheetViews = (round: PaidRound): Promise<PackSheetView[]> =>
    Promise.all(
      round.groupOrderIds.map((id) =>
        service.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id } }),
      ),
    );
  const number = (sql: string, ...values: string[]) =>
    service.db.one<{ n: number | string | null }>(sql, values).then((row) => Number(row?.n ?? 0));

  it.each(SHOPS.map((shop, i) => [shop, i] as const))('%s: screen and rows', async (_, i) => {
    const round = rounds[i] as PaidRound;
    for (const sheet of await sheetViews(round)) {
      const totals = packTotals(sheet.households.flatMap(({ lines }) => lines));
      const inBags = await number(
        `SELECT SUM(x.quantity + x.substitutedQuantity) AS n FROM bag_lines x JOIN bags b ON b.id = x.bagId WHERE b.groupOrderId = ?`,
        sheet.groupOrderId,
      );
      await service.db.transaction(async (tx) => {
        const group = await tx.lockById(GroupOrder, sheet.groupOrderId);
        if (group) await owePacked(tx, service.clock, group);
      });
      const refunds = await number(
        'SELECT SUM(amountFen) AS n FROM refund_items WHERE groupOrderId = ?',
        sheet.groupOrderId,
      );
      expect([totals.pieces, totals.refundFen]).toEqual([inBags, refunds]);
      expect(sortingTable(sheet).sum).toBe(inBags);
      for (const { lines } of sheet.households)
        for (const line of lines)
          expect(line.quantity + line.substitutedQuantity + line.shortQuantity).toBe(line.ordered);
    }
    const all = (await sheetViews(round)).flatMap(({ households }) =>
      households.flatMap(({ lines }) => lines),
    );
    const { substituted, missing, refundFen } = packTotals(all);
    // A day on which nothing is short or replaced proves nothing.
    expect([missing > 0, refundFen > 0]).toEqual([true, true]);
    expect([substituted > 0, all.some(({ packedGrams }) => packedGrams !== null)]).toEqual([
      i === 0,
      i === 0,
    ]);
  });

  it.each(SHOPS.map((shop, i) => [shop, i] as const))('%s: pack sheet, PDF and spreadsheet', async (_, i) => {
    const round = rounds[i] as PaidRound;
    const views = await sheetViews(round);
    const [rows = []] = await sheetsOf(round, 'pack-sheets.xlsx');
    const text = await textOf(round, 'pack-sheets.pdf');
    const expected = views.flatMap(({ groupName, crates, households, voidNumbers }) =>
      households.flatMap((household, h) =>
        (household.lines.length > 0 ? household.lines : [undefined]).map((line, l) => ({
          交付组: groupName,
          周转箱: h === 0 && l === 0 ? crates : null,
          作废号: h === 0 && l === 0 ? voidNumbers.join('、') || null : null,
          单元: household.unit,
          房号: household.room,
          跟团号: String(household.runningNumber),
          姓名: household.recipient,
          电话: household.phone,
          留言: l === 0 && household.note ? household.note : null,
          袋数: l === 0 ? household.bags.length : null,
          ...lineCells(line),
        })),
      ),
    );
    expect(rows.slice(0, -1)).toMatchObject(expected);
    for (const sheet of views) {
      const { pieces, substituted, missing, refundFen } = packTotals(
        sheet.households.flatMap(({ lines }) => lines),
      );
      const said = [
        `${sheet.households.length}户`,
        `${pieces}件${substituted > 0 ? `（换货${substituted}）` : ''}`,
      ].join('·');
      expect(text).toContain(said);
      if (missing > 0) expect(text).toContain(`缺${missing}件`);
      if (refundFen > 0) expect(text).toContain(`退¥${(refundFen / 100).toFixed(2)}`);
      for (const { recipient, phone, note } of sheet.households)
        for (const part of [recipient, phone, note]) expect(text).toContain(part.replace(/\s/g, ''));
      expect(sheet.households.every(({ phone }) => /^1\d\d\*{4}\d{4}$/.test(phone))).toBe(true);
    }
    expect(text).toContain('放门口，别敲门');
  });

  it.each(SHOPS.map((shop, i) => [shop, i] as const))(
    '%s: sorting table, PDF and spreadsheet',
    async (_, i) => {
      const round = rounds[i] as PaidRound;
      const views = await sheetViews(round);
      const sheets = await sheetsOf(round, 'matrix.xlsx');
      const text = await textOf(round, 'matrix.pdf');
      expect(sheets).toHaveLength(views.length);
      views.forEach((view, at) => {
        const table = sortingTable(view);
        const rows = sheets[at] ?? [];
        expect(rows.slice(0, -1).map((row) => [row['商品'], row['规格'], row['合计']])).toEqual(
          table.rows.map(({ name, spec, sum }) => [name, spec, sum]),
        );
        expect(rows.at(-1)?.['合计']).toBe(table.sum);
        table.rooms.forEach(({ unit, room, pieces }, column) => {
          const head = `${unit} ${room}`.trim();
          expect(rows.at(-1)?.[head]).toBe(pieces);
          expect(rows.slice(0, -1).map((row) => row[head] ?? 0)).toEqual(
            table.rows.map(({ quantities }) => quantities[column]),
          );
          expect(text).toContain(`${head}·${pieces}件`.replace(/\s/g, ''));
        });
      });
    },
  );

  it.each(SHOPS.map((shop, i) => [shop, i] as const))(
    '%s: pick list, screen, PDF, spreadsheet and rows',
    async (_, i) => {
      const round = rounds[i] as PaidRound;
      const list = await service.ok(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', round.wave);
      const [rows = []] = await sheetsOf(round, 'pick-list.xlsx');
      const text = await textOf(round, 'pick-list.pdf');
      expect(rows.slice(0, -1).map((row) => [row['商品'], row['合计']])).toEqual(
        list.lines.map(({ name, quantity }) => [name, quantity]),
      );
      for (const { offerId, quantity, split, name } of list.lines) {
        const ordered = await number(
          'SELECT SUM(quantity) AS n FROM household_order_lines WHERE offerId = ? AND active = 1',
          offerId,
        );
        expect([quantity, split.reduce((sum, [, share]) => sum + share, 0)]).toEqual([ordered, ordered]);
        expect(text).toContain(name.replace(/\s/g, ''));
      }
      const ordered = (await sheetViews(round)).flatMap(({ households }) =>
        households.flatMap(({ lines }) => lines),
      );
      expect(list.quantity).toBe(packTotals(ordered).ordered);
    },
  );

  it('marks labels as printed by word alone: reading a file, wholly or in part, marks nothing', async () => {
    const [round] = rounds as [PaidRound];
    const prints = () =>
      number('SELECT SUM(labelPrints) AS n FROM bags b WHERE b.roundId = ?', round.round.id);
    const bags = await number('SELECT COUNT(*) AS n FROM bags b WHERE b.roundId = ?', round.round.id);
    await bytesOf(round, 'labels-60x40.pdf');
    await bytesOf(round, 'labels-a4.pdf');
    expect(await prints()).toBe(0);
    expect(await textOf(round, 'labels-60x40.pdf')).not.toContain('补打');
    const groupOrderId = round.groupOrderIds[0] ?? '';
    const body = { clientKey: newKey(), asOf: service.clock.now(), groupOrderId, firstBag: 1, lastBag: 2 };
    for (let twice = 0; twice < 2; twice++)
      await service.ok(round.staff, 'POST /rounds/:id/waves/:wave/labels/printed', { ...round.wave, body });
    expect(await prints()).toBe(2);
    expect((await textOf(round, 'labels-60x40.pdf')).split('补打')).toHaveLength(3);
    const before = { clientKey: newKey(), asOf: '2020-01-01T00:00:00.000Z' };
    await service.ok(round.staff, 'POST /rounds/:id/waves/:wave/labels/printed', {
      ...round.wave,
      body: before,
    });
    expect(await prints()).toBe(2);
    const whole = { clientKey: newKey(), asOf: service.clock.now(), part: 1 };
    await service.ok(round.staff, 'POST /rounds/:id/waves/:wave/labels/printed', {
      ...round.wave,
      body: whole,
    });
    expect(await prints()).toBe(bags + 2);
  });
});
