import { comingWindows, gridWindowsOf, tellingOrders } from './grid-windows';
import { groupOrder, round } from './testing/orders';

describe('the leader’s windows', () => {
  const second = round({ id: 'r2', supermarketName: '强燕超市', cutOffAt: '2026-11-20T12:00:00.000Z' });
  const later = round({ id: 'r3', windowId: 'w2', windowStartAt: '2026-11-22T11:30:00.000Z' });
  const groups = [
    groupOrder({ id: 'later', roundId: 'r3', windowId: 'w2' }),
    groupOrder({ id: 'g1' }),
    groupOrder({ id: 'g2', roundId: 'r2', ordered: 0 }),
    groupOrder({ id: 'g3', deliveryGroupId: 'd12', deliveryGroupName: '临江苑12号楼' }),
  ];
  const windows = gridWindowsOf(groups, [round(), second, later]);

  it('come by window and building, the earliest first', () => {
    expect(windows.map(({ windowId }) => windowId)).toEqual(['w1', 'w2']);
    const names = windows[0]?.buildings.map(({ shortName, orders }) => [
      shortName,
      orders.map(({ group }) => group.id),
    ]);
    expect(names).toEqual([
      ['1号楼', ['g1', 'g2']],
      ['12号楼', ['g3']],
    ]);
  });

  it('keep a building’s whole name where it is alone', () => {
    expect(windows[1]?.buildings[0]?.shortName).toBe('临江苑1号楼');
  });

  it('cut no number in two, whatever it is written with', () => {
    const companies = ['十一连', '十二连'].map((name, i) =>
      groupOrder({ id: name, deliveryGroupId: `c${i}`, deliveryGroupName: name }),
    );
    const [window] = gridWindowsOf(companies, [round()]);
    expect(window?.buildings.map(({ shortName }) => shortName)).toEqual(['十一连', '十二连']);
  });

  it('end with their window, and when all is cancelled', () => {
    expect(comingWindows(windows, new Date('2026-11-21T13:29:59.000Z'))).toHaveLength(2);
    expect(comingWindows(windows, new Date('2026-11-21T13:30:00.000Z'))).toHaveLength(0);
    const cancelled = gridWindowsOf([groupOrder({ status: 'cancelled' })], [round()]);
    expect(comingWindows(cancelled, new Date('2026-11-20T13:00:00.000Z'))).toEqual([]);
  });

  it('ask those group orders for names that tell who has ordered', () => {
    const [building] = windows[0]?.buildings ?? [];
    expect(building && tellingOrders(building)).toEqual(['g1']);
    const nobody = gridWindowsOf(
      [groupOrder({ id: 'a', ordered: 0 }), groupOrder({ id: 'b', ordered: 0 })],
      [],
    );
    expect(nobody[0]?.buildings.map(tellingOrders)).toEqual([['a']]);
  });
});
