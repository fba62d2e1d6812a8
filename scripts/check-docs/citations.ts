import type { Repository } from './files';
import { lineAt } from './markdown';

const DOCUMENT = 'docs/domain.md';

/** Sections of the domain's document by their number, each with the numbers of its list's items. */
function sectionsOf(text: string): Map<string, Set<string>> {
  const parts = text.split(/^## (?=\d+\. )/m).slice(1);
  return new Map(
    parts.map((part) => [
      /^\d+/.exec(part)?.[0] ?? '',
      new Set([...part.matchAll(/^(\d+)\. /gm)].slice(1).map(([, item = '']) => item)),
    ]),
  );
}

/** Citations of the domain's document that lead nowhere, or are written otherwise than `domain §7` and `domain §13.4`. */
export function citationFaults({ texts }: Pick<Repository, 'texts'>): string[] {
  const sections = sectionsOf(texts.get(DOCUMENT) ?? '');
  // What is written here about citations is none.
  const others = [...texts].filter(([path]) => !path.startsWith('scripts/check-docs/'));
  return others.flatMap(([path, text]) =>
    [...text.matchAll(/(domain )?§(?:(\d+)(?:\.(\d+))?)?(, \d)?/g)].flatMap((match) => {
      const [cited, domain, section = '', item, loose] = match;
      const at = `${path}:${lineAt(text, match.index)}`;
      if (domain === undefined || section === '' || loose)
        return [`${at}: write ${cited} as domain §7 or domain §13.4`];
      const items = sections.get(section);
      if (!items) return [`${at}: ${DOCUMENT} has no section ${section}`];
      if (item !== undefined && !items.has(item)) return [`${at}: ${DOCUMENT} has no ${section}.${item}`];
      return [];
    }),
  );
}
