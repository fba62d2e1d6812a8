/** What was counted, from what was typed; undefined where it is no whole number from 0. */
export function countOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
