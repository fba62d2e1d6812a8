import type { HandoffView } from '@cailan/shared-types';

/** What passes with the receiver's signature, before it is given; `left`: bags that nobody checked off. */
export function receivedWords(handoff: HandoffView, left: number): string {
  const { expectedBags, expectedCrates, receivedCrates, exceptions } = handoff;
  const damaged = new Set(
    exceptions.flatMap(({ kind, bagCode }) => (kind === 'damaged' && bagCode ? [bagCode] : [])),
  );
  return [
    `收到 ${expectedBags - left} 袋，应收 ${expectedBags} 袋。`,
    left > 0 ? `没点到的 ${left} 袋会记为没收到。` : '',
    damaged.size > 0 ? `记了破损的 ${damaged.size} 袋不再送，等处理。` : '',
    receivedCrates === expectedCrates
      ? ''
      : `周转箱应收 ${expectedCrates} 个，记了 ${receivedCrates} 个，会记一条异常。`,
  ].join('');
}
