/** The beginning of a text that keeps within `limit` as `sizeOf` measures it; no character is cut in two. */
export function cut(
  text: string,
  limit: number,
  sizeOf: (text: string) => number = (part) => part.length,
): string {
  if (sizeOf(text) <= limit) return text;
  const kept: string[] = [];
  let size = 0;
  for (const character of text) {
    size += sizeOf(character);
    if (size > limit) break;
    kept.push(character);
  }
  return kept.join('');
}
