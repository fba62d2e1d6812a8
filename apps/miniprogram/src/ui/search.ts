/** What of a list is searched for: everything for an empty search, else what one of whose texts contains it, whatever case and blanks. */
export function searched<T>(
  items: readonly T[],
  typed: string,
  textsOf: (item: T) => readonly string[],
): readonly T[] {
  const wanted = plain(typed);
  if (wanted === '') return items;
  return items.filter((item) => textsOf(item).some((text) => plain(text).includes(wanted)));
}

const plain = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
