/** Letters, digits and Chinese numerals of a building's number; a number that two names begin with alike stays whole. */
const NUMBER = /[-0-9A-Za-z一二三四五六七八九十百]/;

/** Names without what all of them begin with: 临江苑小区1号楼, 临江苑小区2号楼 → 1号楼, 2号楼. A number is never cut. */
export function shortNames(names: readonly string[]): string[] {
  const [first = '', ...others] = names;
  if (others.length === 0) return [...names];
  let shared = 0;
  while (shared < first.length && others.every((name) => name.charAt(shared) === first.charAt(shared)))
    shared += 1;
  while (shared > 0 && NUMBER.test(first.charAt(shared - 1))) shared -= 1;
  return names.map((name) => name.slice(shared) || name);
}
