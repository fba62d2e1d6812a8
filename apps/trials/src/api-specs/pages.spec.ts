import { askWhole, PAGE_MOST, PAGED, type PagedRoute, type PageQuery, type Send } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { WechatPayments } from '../world/wechat-payments';
import { describeEngines } from '../world/engines';
import type { Answer } from '../world/world';
import { stagePages, type Listed } from './testing/page-stage';

const ROUTES = Object.keys(PAGED) as PagedRoute[];

describeEngines('lists in pages', (engine) => {
  let payments: WechatPayments;
  let listed: Record<PagedRoute, Listed>;
  beforeAll(async () => {
    payments = await WechatPayments.start(engine);
    listed = await stagePages(payments);
  }, 120_000);
  afterAll(() => payments.close());

  const ask = (route: PagedRoute, page: PageQuery = {}): Promise<Answer<unknown>> => {
    const { as, params, query } = listed[route];
    return payments.world.any(as, route, { params, query: { ...query, ...page } });
  };
  const rowsOf = (route: PagedRoute, { body }: Answer<unknown>): unknown[] => {
    const list = PAGED[route];
    return (list === '' ? body : (body as Record<string, unknown>)[list]) as unknown[];
  };
  const walk = async (route: PagedRoute, between: () => Promise<void> = async () => {}) => {
    const pages: unknown[][] = [];
    for (let page: PageQuery | undefined = { limit: '1' }; page;) {
      const answer: Answer<unknown> = await ask(route, page);
      expect(answer.status).toBe(200);
      pages.push(rowsOf(route, answer));
      page = answer.next === undefined ? undefined : { limit: '1', after: answer.next };
      await between();
    }
    return pages;
  };

  it.each(ROUTES)('shows every row exactly once: %s', async (route) => {
    const all = await ask(route);
    expect(all).toMatchObject({ status: 200, next: undefined });
    expect(rowsOf(route, all).length).toBeGreaterThan(1);
    const pages = await walk(route);
    expect(pages.every(({ length }) => length <= 1)).toBe(true);
    expect(pages.flat()).toEqual(rowsOf(route, all));
  });

  it.each(ROUTES)(
    'refuses more than the most, less than one row, and what is no place in it: %s',
    async (route) => {
      for (const limit of [String(PAGE_MOST + 1), '0', '-1', '1.5', 'many'])
        expect(await ask(route, { limit })).toMatchObject({ status: 400, code: 'validation_failed' });
      for (const after of ['a~b~c~d~e', '~'.repeat(201)])
        expect(await ask(route, { after })).toMatchObject({ status: 400, code: 'validation_failed' });
      expect(await ask(route, { limit: String(PAGE_MOST) })).toMatchObject({ status: 200 });
    },
  );

  it('goes on where it was when rows come in between', async () => {
    const { as } = listed['GET /messages'];
    const before = rowsOf('GET /messages', await ask('GET /messages'));
    const pages = await walk('GET /messages', () =>
      payments.world.db.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO messages (id, householdId, personId, kind, text, createdAt) VALUES (?, NULL, ?, 'test', '', ?)`,
          [newId(), as?.id ?? '', payments.world.clock.now()],
        );
      }),
    );
    expect(pages.flat()).toEqual(before);
  });

  it('is put together whole by who reads all pages', async () => {
    for (const route of ['GET /group-orders', 'GET /rounds/:id/share-out'] as const) {
      const { as, ...input } = listed[route];
      let asked = 0;
      const send: Send = async ({ method, path }) => {
        asked += 1;
        const few = path.replace(/limit=\d+/, 'limit=2');
        const { status, body, next } = await payments.world.raw(as, method, few);
        return { status, data: body, next };
      };
      const put = await askWhole(send, route, { ...input, query: { ...input.query, limit: '2' } });
      expect(put).toEqual((await ask(route)).body);
      expect(asked).toBeGreaterThan(1);
    }
  });
});
