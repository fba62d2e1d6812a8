import { posix } from 'node:path';
import type { Repository } from './files';
import { headingsOf, lineAt, withoutCode } from './markdown';

/** Links of the documents to a file, or to a heading of one, that is not there. */
export function linkFaults({ texts, exists }: Repository): string[] {
  return [...texts]
    .filter(([path]) => path.endsWith('.md'))
    .flatMap(([path, text]) =>
      [...withoutCode(text).matchAll(/\]\(<?([^)\s>]+)>?\)/g)].flatMap((match) => {
        const link = match[1] ?? '';
        if (/^[a-z]+:/.test(link)) return [];
        const [file = '', anchor] = decodeURI(link).split('#');
        const target = file === '' ? path : posix.join(posix.dirname(path), file);
        const at = `${path}:${lineAt(text, match.index)}`;
        if (!exists(target)) return [`${at}: there is no ${target}`];
        if (anchor === undefined) return [];
        const anchors = headingsOf(texts.get(target) ?? '').map((heading) => heading.anchor);
        return anchors.includes(anchor) ? [] : [`${at}: ${target} has no heading #${anchor}`];
      }),
    );
}
