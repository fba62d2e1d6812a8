import type { BagStatus, HandoffBagView } from '@cailan/shared-types';
import type { Entry } from '../../offline/outbox';
import { checkedOff, gateBags, type GateBagState } from './gate-bags';

const bag = (code: string, status: BagStatus): HandoffBagView => ({
  id: code,
  code,
  door: '1-1-101',
  lane: 'ambient',
  status,
  version: 2,
});

describe('bags at the gate', () => {
  it.each<[BagStatus, string[], string[], GateBagState]>([
    ['loaded', [], [], 'expected'],
    ['loaded', ['A'], [], 'unsent'],
    ['loaded', [], ['A'], 'received'],
    ['handed_over', ['A'], [], 'received'],
    ['held', [], [], 'received'],
    ['missing', [], ['A'], 'missing'],
  ])('%s, waiting %p, sent %p: %s', (status, waiting, sent, expected) => {
    const [found] = gateBags([bag('A', status)], new Set(waiting), new Set(sent));
    expect(found?.state).toBe(expected);
  });

  it('are checked off in their own handoff alone', () => {
    const entry = (route: Entry['route'], id: string, bagCode: string): Entry => ({
      id: bagCode,
      route,
      params: { id },
      body: { bagCode },
      label: '',
      subject: '',
      renews: [],
      at: '2026-11-21T12:00:00.000Z',
      state: 'waiting',
      failures: 0,
    });
    const entries = [
      entry('POST /handoffs/:id/check-offs', 'h', 'A'),
      entry('POST /handoffs/:id/check-offs', 'other', 'B'),
      entry('POST /bags/:code/resolution', 'h', 'C'),
    ];
    expect([...checkedOff('h', entries)]).toEqual(['A']);
  });
});
