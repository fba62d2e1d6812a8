import { groupOrderNames, wrongStatus, type Refusal } from '@cailan/shared-types';
import { isReady, nextStepRefusal, sayRefusal } from './readiness';
import { takesLists } from '../rounds/takes-lists';
import { groupOrder, round } from './testing/orders';

const now = new Date('2026-11-20T13:00:00.000Z');

describe('whether a building can be confirmed or paid', () => {
  it.each([
    ['a building with orders above the minimum', groupOrder(), round(), undefined],
    ['nobody ordered', groupOrder({ ordered: 0 }), round(), 'nothing_to_confirm'],
    ['below the minimum', groupOrder(), round({ orderedFen: 599_999 }), 'minimum_not_reached'],
    ['before the share-out', groupOrder(), round({ quotaRule: 'fair' }), 'share_out_pending'],
    ['a round that is not told any more', groupOrder(), undefined, 'round_not_open'],
    ['confirmed, in time', groupOrder({ status: 'confirmed' }), round(), undefined],
    [
      'confirmed, too late',
      groupOrder({ status: 'confirmed', payBy: '2026-11-20T12:59:00.000Z' }),
      round(),
      'payment_deadline_passed',
    ],
    ['paid', groupOrder({ status: 'paid' }), round(), 'wrong_status'],
  ])('%s', (_case, group, ofRound, code) => {
    expect(nextStepRefusal({ group, round: ofRound }, now)?.code).toBe(code);
    expect(isReady({ group, round: ofRound }, now)).toBe(code === undefined);
  });
});

describe('whether a building takes lists', () => {
  it.each([
    [groupOrder(), round(), true],
    [groupOrder({ status: 'confirmed' }), round(), false],
    [groupOrder(), round({ status: 'closed' }), false],
    [groupOrder(), round({ cutOffAt: '2026-11-20T13:00:00.000Z' }), false],
    [groupOrder(), undefined, false],
  ])('%#', (group, ofRound, takes) => {
    expect(takesLists({ group, round: ofRound }, now)).toBe(takes);
  });
});

describe('a refusal as people say it', () => {
  it.each<[Refusal, string]>([
    [{ code: 'minimum_not_reached', facts: { missingFen: 12_050 } }, '还差 ¥120.50 才到起送额'],
    [wrongStatus(groupOrderNames, 'paid', 'confirmed'), '现在是“已付款”，不用再确认'],
    [{ code: 'nothing_to_confirm' }, '本楼还没有人下单'],
  ])('%#', (refusal, words) => {
    expect(sayRefusal(refusal)).toBe(words);
  });
});
