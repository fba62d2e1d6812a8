import type { HandoffView } from '@cailan/shared-types';
import type { Entry } from '../offline/outbox';
import { findingsOf, unsentAtGate, withGateEntry } from './gate-now';

const handoff = {
  id: 'h',
  receivedBags: 0,
  exceptions: [{ kind: 'missing', bagCode: null, note: '少一袋' }],
  bags: [{ id: 'A', code: 'A', door: '3-1-101', lane: 'cold', status: 'loaded', version: 2 }],
} as unknown as HandoffView;

const entry = (route: Entry['route'], body: Entry['body'], id = 'h'): Entry => ({
  ...{ id: JSON.stringify(body), route, params: { id }, body, label: '', subject: '' },
  ...{ renews: [], at: '2026-11-21T12:00:00.000Z', state: 'waiting', failures: 0 },
});
const broken = entry('POST /handoffs/:id/exceptions', { kind: 'damaged', bagCode: 'A', note: '破了' });
const short = entry('POST /handoffs/:id/exceptions', { kind: 'missing', note: '少一袋' });
const elsewhere = entry('POST /handoffs/:id/exceptions', { kind: 'damaged', note: '破了' }, 'other');
const scan = entry('POST /handoffs/:id/check-offs', { bagCode: 'A' });

it('has an exception that waits, and the damaged bag with it, once, however often it is applied', () => {
  const once = withGateEntry('h', handoff, broken);
  expect(once.exceptions).toEqual([...handoff.exceptions, { kind: 'damaged', bagCode: 'A', note: '破了' }]);
  expect([once.receivedBags, once.bags[0]?.status]).toEqual([1, 'handed_over']);
  expect(withGateEntry('h', once, broken)).toBe(once);
  expect(withGateEntry('h', once, scan)).toBe(once);
});

it('has a check-off that waits', () => {
  expect(withGateEntry('h', handoff, scan).receivedBags).toBe(1);
});

it.each<[string, Entry]>([
  ['a finding that is known', short],
  ['another handoff', elsewhere],
])('is the same for %s', (_case, each) => {
  expect(withGateEntry('h', handoff, each)).toBe(handoff);
});

it('counts what must be sent before signing', () => {
  const waiting = [scan, broken, elsewhere];
  expect(unsentAtGate('h', waiting)).toBe(2);
  expect(findingsOf('h', waiting)).toEqual([{ kind: 'damaged', bagCode: 'A', note: '破了' }]);
});
