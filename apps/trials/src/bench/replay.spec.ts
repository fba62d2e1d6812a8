import { fill, shapeOf, templatesOf } from './replay';

const id = (n: number) => `01999999-0000-7000-8000-${String(n).padStart(12, '0')}`;

describe('the replay of a request', () => {
  const statements = [
    `SELECT h.* FROM households h\n  WHERE h.id = '${id(1)}' FOR UPDATE`,
    `INSERT INTO household_orders (id, householdId, version) VALUES ('${id(7)}', '${id(1)}', 1)`,
    `INSERT INTO household_order_lines (id, orderId) VALUES ('${id(8)}', '${id(7)}'), ('${id(9)}', '${id(7)}')`,
    `UPDATE offer_quotas SET taken = taken + CASE id WHEN '${id(2)}' THEN 1 WHEN '${id(3)}' THEN 1 ELSE 0 END`,
  ];
  const replay = templatesOf(statements, { household: id(1), quota0: id(2), quota1: id(3) });

  it('puts another submission’s ids in, and new ids where the service made its own', () => {
    const other: Record<string, string> = { household: 'H', quota0: 'Q0', quota1: 'Q1' };
    const filled = replay.map((template) => fill(template, (name) => other[name] ?? name));
    expect(filled).toEqual([
      `SELECT h.* FROM households h\n  WHERE h.id = 'H' FOR UPDATE`,
      `INSERT INTO household_orders (id, householdId, version) VALUES ('new4', 'H', 1)`,
      `INSERT INTO household_order_lines (id, orderId) VALUES ('new5', 'new4'), ('new6', 'new4')`,
      `UPDATE offer_quotas SET taken = taken + CASE id WHEN 'Q0' THEN 1 WHEN 'Q1' THEN 1 ELSE 0 END`,
    ]);
  });

  it('puts in what another request brings that does not look like an id, and leaves other texts alone', () => {
    const paid = templatesOf(
      [
        `UPDATE payments SET transactionId = '4200001', note = 'PAY1 4200001' WHERE id = '${id(1)}'`,
        'COMMIT',
      ],
      { payment: id(1), transactionId: '4200001', outTradeNo: 'PAY1', note: '', address: 'a b' },
    );
    const other: Record<string, string> = { payment: 'P', transactionId: '42', outTradeNo: 'PAY2' };
    expect(paid.map((template) => fill(template, (name) => other[name] ?? name))).toEqual([
      `UPDATE payments SET transactionId = '42', note = 'PAY2 42' WHERE id = 'P'`,
      'COMMIT',
    ]);
  });

  it('shows statements without their values, so that two of a kind look the same', () => {
    expect(replay.map(shapeOf)).toEqual([
      'SELECT h.* FROM households h WHERE h.id = ? FOR UPDATE',
      'INSERT INTO household_orders (id, householdId, version) VALUES (?…)',
      'INSERT INTO household_order_lines (id, orderId) VALUES (?…)',
      'UPDATE offer_quotas SET taken = taken + CASE id WHEN ? THEN ? … ELSE ? END',
    ]);
  });
});
