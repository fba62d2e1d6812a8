/** A heading with the anchor under which GitHub shows it. */
export interface Heading {
  text: string;
  anchor: string;
}

/** The text without fenced blocks and `code`, in which a bracket or a # means nothing; line breaks stay. */
export function withoutCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  return text
    .replace(/^(```+)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, blank)
    .replace(/(`+)(?!`)[^`]*?[^`]\1(?!`)/g, blank);
}

/** The headings of a page in order; the second of one name has the anchor `name-1`. */
export function headingsOf(text: string): Heading[] {
  const seen = new Map<string, number>();
  const fenced = text.replace(/^(```+)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, '');
  return [...fenced.matchAll(/^#{1,6} +(.+?) *$/gm)].map(([, heading = '']) => {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return { text: heading, anchor: times === 0 ? slug : `${slug}-${times}` };
  });
}

/** The number of the line on which an offset lies, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
