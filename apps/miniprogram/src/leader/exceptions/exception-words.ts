const words: Record<string, string> = {
  missing: '少了',
  extra: '多了',
  damaged: '破损',
  wrong: '不对',
};

/** What was found wrong at a handoff, in a word; what is not known stays as it was written. */
export function sayException(kind: string): string {
  return words[kind] ?? kind;
}
