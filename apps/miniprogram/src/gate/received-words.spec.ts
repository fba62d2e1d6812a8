import type { HandoffView } from '@cailan/shared-types';
import { receivedWords } from './received-words';

const handoff = {
  expectedBags: 9,
  expectedCrates: 2,
  receivedCrates: 2,
  exceptions: [],
} as unknown as HandoffView;
const damaged = (bagCode: string | null) => ({ kind: 'damaged' as const, bagCode, note: '' });

describe('what is received with a signature', () => {
  it.each<[string, Partial<HandoffView>, number, string]>([
    ['all of it', {}, 0, '收到 9 袋，应收 9 袋。'],
    ['bags that are not here', {}, 7, '收到 2 袋，应收 9 袋。没点到的 7 袋会记为没收到。'],
    [
      'each damaged bag once',
      { exceptions: [damaged('A'), damaged('A'), damaged(null)] },
      0,
      '收到 9 袋，应收 9 袋。记了破损的 1 袋不再送，等处理。',
    ],
    [
      'crates that nobody counted',
      { receivedCrates: 0 },
      0,
      '收到 9 袋，应收 9 袋。周转箱应收 2 个，记了 0 个，会记一条异常。',
    ],
    [
      'crates too many',
      { receivedCrates: 3 },
      0,
      '收到 9 袋，应收 9 袋。周转箱应收 2 个，记了 3 个，会记一条异常。',
    ],
  ])('names %s', (_name, part, left, words) => {
    expect(receivedWords({ ...handoff, ...part }, left)).toBe(words);
  });
});
