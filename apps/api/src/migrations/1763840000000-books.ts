import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  addIndex,
  changeColumns,
  code,
  createTable,
  id,
  instant,
  int,
  nullable,
  ref,
  table,
  text,
} from '../ground/db/migration-columns';

/** Balances by kind of account, what leaders ticked, who bears a loss, invoices, and the provider's bill beside the books. */
export class Books1763840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'posting_entries', [
      nullable(ref('roundId')),
      nullable(code('causeKind')),
      nullable(code('accountKind', 16)),
    ]);
    await runner.query(
      `UPDATE posting_entries SET
         roundId = (SELECT p.roundId FROM postings p WHERE p.id = posting_entries.postingId),
         causeKind = (SELECT p.causeKind FROM postings p WHERE p.id = posting_entries.postingId),
         accountKind = CASE SUBSTR(account, 1, 3) WHEN 'pay' THEN 'payable' WHEN 'lea' THEN 'leader'
           WHEN 'ref' THEN 'refunds' ELSE 'dues' END
       WHERE accountKind IS NULL`,
    );
    await changeColumns(runner, 'posting_entries', [code('causeKind'), code('accountKind', 16)]);
    const sums = ['roundId', 'accountKind', 'causeKind', 'debitFen', 'creditFen'];
    await addIndex(runner, 'posting_entries', sums);
    await addColumns(runner, 'bags', [
      nullable(code('lossBearer', 16)),
      nullable(instant('lossDecidedAt')),
      nullable(text('lossNote', 200)),
    ]);
    await addColumns(runner, 'rounds', [nullable(text('invoiceNo', 64))]);
    for (const made of [duesTicks, reconciliations, reconciliationRows]) await createTable(runner, made);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['reconciliation_rows', 'reconciliations', 'dues_ticks'])
      await runner.dropTable(name, true);
    await drop(runner, 'rounds', ['invoiceNo']);
    await drop(runner, 'bags', ['lossBearer', 'lossDecidedAt', 'lossNote']);
    const entries = await runner.getTable('posting_entries');
    for (const index of entries?.indices.filter(({ columnNames }) => columnNames.includes('accountKind')) ??
      [])
      await runner.dropIndex('posting_entries', index);
    await drop(runner, 'posting_entries', ['roundId', 'causeKind', 'accountKind']);
  }
}

async function drop(runner: QueryRunner, from: string, columns: readonly string[]): Promise<void> {
  for (const name of columns) if (await runner.hasColumn(from, name)) await runner.dropColumn(from, name);
}

const duesTicks = table(
  'dues_ticks',
  [
    id(),
    ref('orderId'),
    code('direction', 16),
    int('amountFen'),
    ref('tickedById'),
    instant('tickedAt'),
    nullable(ref('acknowledgedById')),
    nullable(instant('acknowledgedAt')),
  ],
  { index: [['orderId']] },
);

const reconciliations = table(
  'reconciliations',
  [id(), code('mchid'), code('date', 10), int('billed'), instant('createdAt')],
  { unique: [['mchid', 'date']] },
);

const reconciliationRows = table(
  'reconciliation_rows',
  [
    id(),
    ref('reconciliationId'),
    nullable(ref('supermarketId')),
    nullable(ref('districtId')),
    code('kind', 16),
    code('number', 64),
    nullable(int('billFen')),
    nullable(int('bookFen')),
    nullable(int('feeFen')),
    nullable(instant('at')),
    nullable(code('cause')),
    nullable(text('text', 200)),
  ],
  { index: [['reconciliationId', 'supermarketId'], ['number']] },
);
