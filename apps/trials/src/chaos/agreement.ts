import type { Movement } from './accounts.sql';

/** Where two lists of movements differ, in words; none when they agree to the fen, each number once in each. */
export function differences(
  what: string,
  books: readonly Movement[],
  provider: readonly Movement[],
): string[] {
  const said: string[] = [];
  const [ours, theirs] = [byNumber(books), byNumber(provider)];
  for (const [number, fens] of ours)
    if (fens.length > 1) said.push(`${what} ${number}: ${fens.length} times in the books`);
  for (const [number, fens] of theirs)
    if (fens.length > 1) said.push(`${what} ${number}: ${fens.length} times at the provider`);
  for (const number of new Set([...ours.keys(), ...theirs.keys()])) {
    const [our, their] = [ours.get(number)?.[0], theirs.get(number)?.[0]];
    if (our !== their)
      said.push(`${what} ${number}: ${our ?? 'nothing'} in the books, ${their ?? 'nothing'} at the provider`);
  }
  return said;
}

function byNumber(movements: readonly Movement[]): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const { number, fen } of movements) all.set(number, [...(all.get(number) ?? []), fen]);
  return all;
}
