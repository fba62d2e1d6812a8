import { groupOrderMoves, type GroupOrderStatus } from '../group-orders/status';
import type { PackHouseholdView } from '../packing/views';
import { signOffGroup, signOffRefusal } from './sign-off';

const bag = (lane: 'ambient' | 'cold') => ({ lane }) as PackHouseholdView['bags'][number];
const household = (door: string, bags: PackHouseholdView['bags'], packedAt: string | null) => ({
  ...{ orderId: door, householdId: door, door, unit: '1单元', room: door, recipient: '王**', phone: '' },
  ...{ runningNumber: 7, note: '', packedAt, lines: [], bags },
});

describe('the sign-off sheet', () => {
  it('counts each household’s bags by lane, and who is not packed yet', () => {
    const at = '2026-11-21T10:00:00.000Z';
    const households = [
      household('101', [bag('ambient'), bag('cold')], at),
      household('102', [], at),
      household('201', [], null),
    ];
    const group = signOffGroup({ groupName: '1号楼', crates: 2, households });
    expect(group.households.map(({ door, name, bags, packed }) => [door, name, bags.total, packed])).toEqual([
      ['101', '王**', 2, true],
      ['102', '王**', 0, true],
      ['201', '王**', 0, false],
    ]);
    expect([group.bags, group.unpacked, group.crates]).toEqual([
      { total: 2, cold: 1, frozen: 0, medicine: 0 },
      ...[1, 2],
    ]);
  });

  it('is for buildings whose goods are picked or further', () => {
    const all = Object.keys(groupOrderMoves) as GroupOrderStatus[];
    expect(all.filter((status) => !signOffRefusal(status)).sort()).toEqual(
      ['completed', 'dispatched', 'handed_over', 'packed', 'picking', 'returned'].sort(),
    );
    expect(signOffRefusal('paid')?.code).toBe('wrong_status');
  });
});
