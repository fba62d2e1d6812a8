/** What of a list is searched for: everything for an empty search, else what contains it, whatever the case. */
export function found<T>(items: readonly T[], search: string, words: (item: T) => readonly string[]): T[] {
  const wanted = search.trim().toLowerCase();
  if (!wanted) return [...items];
  return items.filter((item) => words(item).some((word) => word.toLowerCase().includes(wanted)));
}
