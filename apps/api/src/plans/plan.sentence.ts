import { isScalar, type Document, type LineCounter, type Node } from 'yaml';
import { fieldNames } from './field-names';
import type { Fault, FoundFault } from './plan.faults';

/** A file of a plan, as far as it could be read. */
export interface ReadFile {
  /** Without its folder. */
  name: string;
  document?: Document.Parsed;
  lines?: LineCounter;
}

type Step = string | number;

const VALUE_MOST = 40;

/** What would take no room between the quotation marks. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu;
const escaped = (one: string): string => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** `suppliers[3].windows[0].end` taken apart. */
function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  for (const match of path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([A-Za-z0-9_]+)/g)) {
    if (match[1] !== undefined) steps.push(Number(match[1]));
    else steps.push(match[2] === undefined ? (match[3] ?? '') : (JSON.parse(match[2]) as string));
  }
  return steps;
}

/**
 * The fault in a sentence: file, line, field as people count (第 1 项 is the first), what is written there, what is
 * expected. `path` is the fault's within its own file.
 */
export function sentenceOf(fault: FoundFault, path: string, file: ReadFile): Fault {
  const steps = stepsOf(path);
  const found = locate(file.document, steps);
  const offset = fault.line === undefined ? found.offset : undefined;
  const line = fault.line ?? (offset === undefined ? undefined : file.lines?.linePos(offset).line);
  const where = [file.name, line === undefined ? '' : `第 ${line} 行`, nameOf(steps)]
    .filter(Boolean)
    .join(' ');
  const value = found.whole ? shown(found.node) : undefined;
  const what = fault.missing && !found.whole ? '没有写，' : value === undefined ? '' : `写的是${value}，`;
  return {
    file: file.name,
    ...(line !== undefined && { line }),
    path: fault.path.replace(/^@\.?/, 'catalogue.'),
    sentence: `${where}：${what}${fault.said}`,
  };
}

/** The node at the path, or the deepest one on the way to it. */
function locate(
  document: Document.Parsed | undefined,
  steps: readonly Step[],
): { node?: Node; offset?: number; whole: boolean } {
  if (!document || steps.length === 0) return { whole: false };
  for (let depth = steps.length; depth > 0; depth--) {
    const part = steps.slice(0, depth);
    const node = document.getIn(part, true) as Node | undefined;
    if (!node) continue;
    const offset = keyOffset(document, part) ?? node.range?.[0];
    return { node, offset, whole: depth === steps.length };
  }
  return { whole: false };
}

/** Where the field's own name stands: the value of a list begins on the next line. */
function keyOffset(document: Document.Parsed, steps: readonly Step[]): number | undefined {
  const parent = (steps.length > 1 ? document.getIn(steps.slice(0, -1), true) : document.contents) as
    { items?: { key?: Node }[] } | undefined;
  const pair = parent?.items?.find(({ key }) => isScalar(key) && key.value === steps.at(-1));
  return pair?.key?.range?.[0];
}

/** What is written there; undefined where it is long, and the sentence says what is wrong inside of it. */
function shown(node: Node | undefined): string | undefined {
  if (!isScalar(node)) return undefined;
  if (node.value === null) return '空值';
  const written = typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value));
  if (written === '') return '空值';
  const seen = JSON.stringify(written).slice(1, -1).replace(/\\"/g, '"').replace(UNSEEN, escaped);
  const letters = Array.from(seen);
  return `“${letters.length > VALUE_MOST ? `${letters.slice(0, VALUE_MOST).join('')}…` : letters.join('')}”`;
}

/** The field at a path, as people count: `suppliers 第 1 项 code`. */
export const fieldAt = (path: string): string => counted(stepsOf(path));

const counted = (steps: readonly Step[]): string =>
  steps.map((step) => (typeof step === 'number' ? `第 ${step + 1} 项` : step)).join(' ');

/** The field with its name in Chinese. */
function nameOf(steps: readonly Step[]): string {
  const last = steps.findLast((step) => typeof step === 'string');
  const chinese = last !== undefined && Object.hasOwn(fieldNames, last) ? fieldNames[last] : undefined;
  return counted(steps) + (chinese ? `（${chinese}）` : '');
}
