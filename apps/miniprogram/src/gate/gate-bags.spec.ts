import type { BagStatus, HandoffView } from '@cailan/shared-types';
import type { Entry } from '../offline/outbox';
import { checkOffsOf, gateBags, isHere, withCheckOff } from './gate-bags';

const bag = (code: string, status: BagStatus) => ({
  ...{ id: code, code, door: '3-1-101', lane: 'cold' as const },
  ...{ status, version: 2 },
});
const handoff: HandoffView = {
  id: 'h',
  formNo: 'M1',
  kind: 'gate',
  loadId: 'l',
  groupOrderId: 'g',
  unitId: null,
  holds: false,
  dropPointId: 'p',
  expectedBags: 3,
  receivedBags: 1,
  expectedCrates: 1,
  receivedCrates: 0,
  giverId: null,
  giverName: null,
  giverSignedAt: null,
  receiverId: null,
  receiverName: null,
  receiverSignedAt: null,
  completedAt: null,
  exceptions: [],
  bags: [bag('A', 'handed_over'), bag('B', 'loaded'), bag('C', 'loaded'), bag('D', 'missing')],
};
const scan = (bagCode: string, id = 'h', route: Entry['route'] = 'POST /handoffs/:id/check-offs'): Entry => ({
  ...{ id: `scan ${bagCode}`, route, params: { id }, body: { bagCode }, label: '', subject: '' },
  ...{ renews: [], at: '2026-11-21T12:00:00.000Z', state: 'waiting', failures: 0 },
});

describe('the handoff with what waits on the phone', () => {
  it('has the bag, once, however often it is applied', () => {
    const once = withCheckOff('h', handoff, scan('B'));
    expect(once.receivedBags).toBe(2);
    expect(once.bags[1]).toMatchObject({ status: 'handed_over', version: 3 });
    expect(withCheckOff('h', once, scan('B'))).toBe(once);
  });

  it.each<[string, Entry]>([
    ['a bag that is here already', scan('A')],
    ['a bag of another handoff', scan('Z')],
    ['another handoff', scan('B', 'other')],
    ['another route', scan('B', 'h', 'POST /bags/:code/resolution')],
  ])('is the same for %s', (_case, entry) => {
    expect(withCheckOff('h', handoff, entry)).toBe(handoff);
  });

  it('says of each bag how far it is', () => {
    const waiting = [scan('B'), scan('C', 'other')];
    const states = gateBags(withCheckOff('h', handoff, scan('B')), waiting).map(({ state }) => state);
    expect(states).toEqual(['sent', 'unsent', 'expected', 'missing']);
    expect(checkOffsOf('h', waiting)).toEqual([scan('B')]);
  });

  it('has a bag that came damaged, and not one that is missing', () => {
    const signed = gateBags({ ...handoff, bags: [bag('A', 'damaged'), bag('D', 'missing')] }, []);
    expect(signed.map((each) => [each.state, isHere(each)])).toEqual([
      ['damaged', true],
      ['missing', false],
    ]);
  });
});
