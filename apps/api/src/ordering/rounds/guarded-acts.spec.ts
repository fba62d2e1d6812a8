import { groupOrderMoves, householdOrderMoves, roundMoves } from '@cailan/shared-types';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { GroupOrder } from '../group-orders/group-order.entity';
import { groupOrders } from '../group-orders/group-orders.moves';
import { HouseholdOrder } from '../household-orders/household-order.entity';
import { householdOrders } from '../household-orders/household-orders.moves';
import { Round } from './round.entity';
import { rounds } from './rounds.moves';

const SHARED = { listJson: '[]', amountFen: 100, version: 2 };
const NOW = '2026-11-21T12:00:00.000Z';

describeEngines('an act that leaves the status as it is', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.start();
  });
  afterAll(() => test.close());

  /** A row of nothing but this. */
  function rowOf<T extends ObjectLiteral>(entity: EntityTarget<T>, given: Partial<T>): T {
    const { columns } = test.dataSource.getMetadata(entity);
    const empty = columns.map(({ propertyName, type, isNullable }) => [
      propertyName,
      isNullable ? null : type === 'integer' ? 0 : newId().slice(-16),
    ]);
    return { ...(Object.fromEntries(empty) as T), id: newId(), ...given };
  }

  /** The statuses in which the act writes. */
  async function writes<T extends ObjectLiteral & { status: string }>(
    entity: EntityTarget<T>,
    moves: Record<T['status'], readonly string[]>,
    given: Partial<T>,
    act: (tx: Tx, row: T) => Promise<number>,
  ): Promise<string[]> {
    const written: string[] = [];
    const { tableName } = test.dataSource.getMetadata(entity);
    const stored = ({ id }: ObjectLiteral) =>
      test.db.one(`SELECT * FROM ${tableName} WHERE id = ?`, [String(id)]);
    for (const status of Object.keys(moves) as T['status'][]) {
      const row = rowOf(entity, { ...given, status });
      await test.db.transaction((tx) => tx.insert(entity, [row]));
      const before = await stored(row);
      const count = await test.db.transaction((tx) => act(tx, row));
      if (count === 1) written.push(status);
      else expect(await stored(row)).toEqual(before);
    }
    return written;
  }

  it('cuts a submitted list alone', async () => {
    const cut = (tx: Tx, { id }: HouseholdOrder) => householdOrders.cut(tx, id, SHARED);
    expect(await writes(HouseholdOrder, householdOrderMoves, {}, cut)).toEqual(['submitted']);
  });

  it.each([[40], [100]])('credits %i of 100 to a confirmed group order alone', async (paidFen) => {
    const credit = (tx: Tx, row: GroupOrder) => groupOrders.credit(tx, row, paidFen, NOW);
    expect(await writes(GroupOrder, groupOrderMoves, { amountFen: 100 }, credit)).toEqual(['confirmed']);
  });

  it('begins a wave of a round that is picked alone', async () => {
    const begin = (tx: Tx, row: Round) => rounds.beginWave(tx, row, 1);
    expect(await writes(Round, roundMoves, {}, begin)).toEqual(['open', 'closed', 'fulfilling']);
  });
});
