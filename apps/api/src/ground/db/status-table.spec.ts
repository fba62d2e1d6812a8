import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Tx, Value } from './db';
import { sql, statusTable, type From } from './status-table';

type LampStatus = 'off' | 'on' | 'broken';

@Entity('lamps')
class Lamp {
  @PrimaryColumn('varchar')
  id!: string;

  @Column('varchar')
  status!: LampStatus;

  @Column('int')
  watts!: number;
}

const lampMoves = { off: ['on', 'broken'], on: ['off', 'broken'], broken: [] } as const satisfies Record<
  LampStatus,
  readonly LampStatus[]
>;
const lamps = statusTable(Lamp, lampMoves);

function recording() {
  const said: { sql: string; parameters: readonly Value[] }[] = [];
  const tx = {
    tableOf: () => 'lamps',
    run: (text: string, parameters: readonly Value[]) => {
      said.push({ sql: text.replace(/\s+/g, ' '), parameters });
      return Promise.resolve(1);
    },
  } as unknown as Tx;
  return { tx, said };
}

describe('the way of a status', () => {
  it('writes what stands where the step begins, with its other columns', async () => {
    const { tx, said } = recording();
    expect(
      await lamps.move(tx, {
        from: ['off'],
        to: 'on',
        where: 'id = ?',
        parameters: ['l1'],
        set: { watts: 9 },
      }),
    ).toBe(1);
    expect(said).toEqual([
      {
        sql: 'UPDATE lamps SET status = ?, watts = ? WHERE (id = ?) AND status IN (?)',
        parameters: ['on', 9, 'l1', 'off'],
      },
    ]);
  });

  it('writes rows that stand at its end already, where that is asked', async () => {
    const { tx, said } = recording();
    const set = { watts: sql('watts + ?', [3]), id: undefined };
    await lamps.move(tx, { from: ['off'], to: 'on', again: true, where: 'id = ?', parameters: ['l1'], set });
    expect(said).toEqual([
      {
        sql: 'UPDATE lamps SET status = ?, watts = watts + ? WHERE (id = ?) AND status IN (?, ?)',
        parameters: ['on', 3, 'l1', 'off', 'on'],
      },
    ]);
  });

  it('writes several steps at once, each row its own', async () => {
    const { tx, said } = recording();
    await lamps.moveEach(tx, {
      ways: [
        { from: 'off', to: 'broken', when: 'watts > ?', parameters: [100] },
        { from: 'off', to: 'on' },
        { from: 'on', to: 'off' },
      ],
      where: 'id = ?',
      parameters: ['l1'],
      set: { watts: sql('watts + 1') },
    });
    expect(said).toEqual([
      {
        sql:
          'UPDATE lamps SET status = CASE WHEN status = ? AND watts > ? THEN ? WHEN status = ? THEN ? ' +
          'WHEN status = ? THEN ? ELSE status END, watts = watts + 1 WHERE (id = ?) AND status IN (?, ?)',
        parameters: ['off', 100, 'broken', 'off', 'on', 'on', 'off', 'l1', 'off', 'on'],
      },
    ]);
    const where = { where: 'id = ?', parameters: ['l1'] };
    // @ts-expect-error A broken lamp stays broken.
    await lamps.moveEach(tx, { ways: [{ from: 'broken', to: 'on' }], ...where });
  });

  it('knows from where a status may follow', () => {
    expect(lamps.before('broken')).toEqual(['off', 'on']);
  });

  it('does not compile where the table has no such step', async () => {
    const { tx } = recording();
    const where = { where: 'id = ?', parameters: ['l1'] };
    // @ts-expect-error A broken lamp stays broken.
    await lamps.move(tx, { from: ['broken'], to: 'on', ...where });
    // @ts-expect-error One of the two cannot be switched on.
    await lamps.move(tx, { from: ['off', 'broken'], to: 'on', ...where });
    // @ts-expect-error Not a status.
    await lamps.move(tx, { from: ['off'], to: 'stolen', ...where });
    // @ts-expect-error Not a column.
    await lamps.move(tx, { from: ['off'], to: 'on', ...where, set: { volts: 230 } });
    const either: 'on' | 'off' = Math.random() > 2 ? 'on' : 'off';
    // @ts-expect-error What may become either can begin nowhere: `off` does not follow itself.
    await lamps.move(tx, { from: ['off'], to: either, ...where });
    const origins: From<typeof lampMoves, 'broken'>[] = ['on', 'off'];
    expect(await lamps.move(tx, { from: origins, to: 'broken', ...where })).toBe(1);
  });
});
