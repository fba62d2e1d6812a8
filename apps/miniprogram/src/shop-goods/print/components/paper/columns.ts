/** Columns [from, to) in even shares of at most `most`: a wide building goes on over further tables. */
export function columnShares(columns: number, most: number): { from: number; to: number }[] {
  const shares = Math.max(1, Math.ceil(columns / most));
  const each = Math.ceil(columns / shares);
  return Array.from({ length: shares }, (_, i) => ({
    from: i * each,
    to: Math.min(columns, (i + 1) * each),
  }));
}
