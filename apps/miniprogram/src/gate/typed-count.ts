import { countRefusal, refusalText, wholeOf } from '@cailan/shared-types';

/** What was counted, from what was typed; undefined where it is no whole number from 0. */
export const typedCount = (text: string): number | undefined => wholeOf(text, 999_999);

/** Why a building cannot be received by these counts, in Chinese; undefined where it can. */
export function countFault(
  { bags, crates }: { bags: number | undefined; crates: number | undefined },
  expectedBags: number,
): string | undefined {
  if (bags === undefined || crates === undefined) return '请填数到的袋数和箱数';
  const refusal = countRefusal(expectedBags, bags);
  return refusal && refusalText(refusal);
}
