/**
 * @jest-environment jsdom
 */
import { leader, start } from './leader';
import { changed } from './recorded';

describe('a receipt', () => {
  it('names who collected and the day of it, whoever opens it later', async () => {
    const collected = changed('GET /group-orders/:id/dues', (book) => ({
      ...book,
      households: book.households.map((line) => ({
        ...line,
        collectedFen: 2_190,
        balanceFen: 0,
        passed: [
          {
            direction: 'collected' as const,
            amountFen: 2_190,
            by: '刘春玲',
            tickedAt: '2026-11-20T16:30:00.000Z',
            acknowledgedBy: null,
            acknowledgedAt: null,
          },
        ],
      })),
    }));
    const { screen } = start(leader('settled', collected), '/leader/dues/index');
    await screen.tapText('全部');
    await screen.tapText('收据', '1-1-102');
    await screen.sees('收 ¥21.90，经手：刘春玲 2026年11月21日');
    await screen.sees('实收');
  });
});
