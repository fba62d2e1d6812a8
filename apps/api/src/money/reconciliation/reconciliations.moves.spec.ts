import { canMove, reconciliationMoves, type ReconciliationStatus } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';
import { newId } from '../../ground/db/ids';
import type { Reconciliation, ReconciliationRow } from './reconciliation.entity';
import { reconciliations } from './reconciliations.moves';

const STATUSES = Object.keys(reconciliationMoves) as ReconciliationStatus[];
const PAIRS = STATUSES.flatMap((from) => STATUSES.map((to) => ({ from, to })));

describeEngines('a day that is compared again', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  const compared = (date: string, status: ReconciliationStatus) => {
    const id = newId();
    const billed = status === 'no_bill' ? 0 : 1;
    const day: Reconciliation = { id, mchid: '19', date, billed, createdAt: service.clock.now() };
    const rows = status === 'differences' ? [row()] : [];
    return { id, store: () => service.db.transaction((tx) => reconciliations.replace(tx, day, rows)) };
  };
  const row = (): ReconciliationRow => ({
    ...{ id: newId(), reconciliationId: '', supermarketId: null, districtId: null },
    ...{ kind: 'payment', number: 'T1', billFen: 1, bookFen: null, feeFen: null, at: null },
    ...{ cause: 'missing_in_books', text: null },
  });

  it.each(PAIRS)('$from → $to goes by the table', async ({ from, to }) => {
    const date = `2026-11-${10 + PAIRS.findIndex((pair) => pair.from === from && pair.to === to)}`;
    const [first, second] = [compared(date, from), compared(date, to)];
    expect(await first.store()).toBe(true);
    const may = from === to || canMove(reconciliationMoves, from, to);
    expect(await second.store()).toBe(may);
    const left = await service.db.many('SELECT id FROM reconciliations WHERE date = ?', [date]);
    expect(left).toEqual([{ id: first.id }]);
    const differing = (may ? to : from) === 'differences' ? [{ reconciliationId: first.id }] : [];
    const rows = await service.db.many(
      `SELECT x.reconciliationId FROM reconciliation_rows x WHERE x.reconciliationId IN (?, ?)`,
      [first.id, second.id],
    );
    expect(rows).toEqual(differing);
  });
});
