import type { HandoffView } from '@cailan/shared-types';

/** Received beside expected: `47 / 49`. At loading nobody counts before the signature, so only what is expected stands. */
export function countsOf(handoff: HandoffView): { name: string; value: string }[] {
  const { kind, completedAt, expectedBags, receivedBags, expectedCrates, receivedCrates } = handoff;
  if (kind === 'loading' && completedAt === null)
    return [
      { name: '袋', value: String(expectedBags) },
      { name: '周转箱', value: String(expectedCrates) },
    ];
  return [
    { name: '袋（点到 / 应交）', value: `${receivedBags} / ${expectedBags}` },
    { name: '周转箱（点到 / 应交）', value: `${receivedCrates} / ${expectedCrates}` },
  ];
}
