import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startService, type TestService } from '@cailan/trials/world/service';
import type { Value } from '../../ground/db/db';
import type { Ending } from './personal-column';
import { PERSONAL } from './personal-columns';
import { RetentionService } from './retention.service';
import { insertAny } from './testing/any-row';

type Row = Record<string, Value>;

/** What makes the rule of a column hold of a row, and what does not; of those whose rows are not all ended. */
const WHERE: Record<string, { over: Row; open: Row }> = {
  household_orders: { over: { status: 'settled' }, open: { status: 'submitted' } },
  deputy_requests: { over: { status: 'ended' }, open: { status: 'requested' } },
  payment_notifications: { over: { appliedAt: '2026-01-01T00:00:00.000Z' }, open: {} },
  refund_batches: { over: { endedAt: '2026-01-01T00:00:00.000Z' }, open: {} },
  loads: { over: { status: 'done' }, open: { status: 'arrived' } },
  'jobs.payloadJson': { over: { status: 'done' }, open: { status: 'failed' } },
  'jobs.lastError': {
    over: { status: 'failed' },
    open: { status: 'waiting', runAt: '2099-01-01T00:00:00.000Z' },
  },
};
const DAY = 86_400;

const rule = (ends: Ending) => ('with' in ends ? undefined : 'rows' in ends ? ends.rows : ends.emptied);
const ENDED = Object.entries(PERSONAL).flatMap(([name, { ends }]) => (rule(ends) ? [{ name, ends }] : []));

describeEngines('a personal column that ends by itself', (engine) => {
  let service: TestService;
  /** By column: a row that is due, one that will be tomorrow, and one of which its rule does not hold. */
  const rows = new Map<string, { due: string; early: string; open?: string }>();
  const before = new Map<string, Row | undefined>();

  const read = (table: string, id: string) =>
    service.db.one<Row>(`SELECT * FROM ${table} WHERE id = ?`, [id]);

  beforeAll(async () => {
    service = await startService(engine);
    for (const { name, ends } of ENDED) {
      const [table = '', column = ''] = name.split('.');
      const { days, of, where } = rule(ends) ?? { days: 0, of: '' };
      const { over, open } = WHERE[name] ?? WHERE[table] ?? { over: {}, open: {} };
      const make = (age: number, given: Row) =>
        insertAny(service, table, {
          [column]: newKey().slice(-12),
          [of]: service.clock.in(-age * DAY),
          ...given,
        });
      const made = {
        due: await make(days + 1, over),
        early: await make(days - 1, over),
        ...(where !== undefined && { open: await make(days + 1, open) }),
      };
      rows.set(name, made);
      for (const id of Object.values(made)) before.set(id, await read(table, id));
    }
    await service.app.get(RetentionService).begin();
    await service.runJobs();
  });
  afterAll(() => service.close());

  it.each(ENDED)('$name, when it is due, and nothing else with it', async ({ name, ends }) => {
    const [table = '', column = ''] = name.split('.');
    const { due = '', early = '', open } = rows.get(name) ?? {};
    const left = await read(table, due);
    if ('rows' in ends) expect(left).toBeUndefined();
    else {
      expect(left?.[column]).toBe('emptied' in ends ? ends.emptied.to : undefined);
      const plain = (row: Row | undefined) =>
        Object.entries(row ?? {}).filter(([other]) => !(`${table}.${other}` in PERSONAL));
      expect(plain(left)).toEqual(plain(before.get(due)));
    }
    for (const id of open ? [early, open] : [early])
      expect((await read(table, id))?.[column]).toBe(before.get(id)?.[column]);
  });

  it('and there are such', () => {
    expect(ENDED.length).toBeGreaterThan(25);
    expect([...before.values()].filter((row) => row === undefined)).toEqual([]);
  });
});
