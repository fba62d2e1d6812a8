import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { fieldNames } from './field-names';
import type { FaultList } from './plan.faults';
import type { ReadFile } from './plan.sentence';

/** Deeper than any plan: the reader of YAML would use up the stack, or the memory of its patterns. */
const DEPTH_MOST = 40;
const LINE_MOST = 4000;
const ALIASES_MOST = 1000;
const FAULTS_MOST = 5;

/** What people wrote, by the reader's code; anything else is said in general. */
const syntax: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: '行首用了制表符（Tab），请改成空格',
  DUPLICATE_KEY: '这个字段在同一处写了两次，请只留一个',
  MULTIPLE_DOCS: '文件里有一行“---”，把方案分成了两份，请删掉这一行',
  BAD_INDENT: '缩进不对，或者括号没有配对：同一层的字段要对齐，“[”要有“]”，“{”要有“}”',
  MULTILINE_IMPLICIT_KEY: '缺少冒号：应写成“字段: 值”，冒号用半角，后面加一个空格',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，或者缩进不对：值里有冒号时请加引号',
  BLOCK_IN_FLOW: '大括号里缺少半角逗号“,”：应写成 { 字段: 值, 字段: 值 }',
  BAD_SCALAR_START: '值以 @ 或 ` 开头，请加引号',
  BAD_DQ_ESCAPE: '双引号里有“\\”，请改用单引号',
};

const FULL_WIDTH = /[：，｛｝［］“”‘’－＂＇\u3000]/;

/** YAML to plain values. Text that is not YAML has no paths to go by, so its faults are named by line. */
export function readYaml(source: string, path: string, file: ReadFile, faults: FaultList): unknown {
  const lines = source.split('\n');
  const before = faults.faults.length;
  refuseDepth(lines, path, faults);
  fullWidthColons(lines, path, faults);
  if (faults.faults.length > before) return undefined;
  file.lines = new LineCounter();
  file.document = parseDocument(source, { lineCounter: file.lines, prettyErrors: false });
  const said = new Set<number>();
  for (const error of file.document.errors) {
    const { line } = file.lines.linePos(error.pos[0]);
    // What the reader stumbles over next on the same line comes of the first.
    if (said.has(line) || said.size === FAULTS_MOST) continue;
    said.add(line);
    faults.add(path, syntaxFault(error, lines[line - 1] ?? ''), { line });
  }
  if (file.document.errors.length > 0) return undefined;
  try {
    return file.document.toJS({ maxAliasCount: ALIASES_MOST }) as unknown;
  } catch (error) {
    const anchor = /the anchor must be set before the alias\): (.+)$/.exec(
      error instanceof Error ? error.message : '',
    );
    const said = anchor
      ? `用了“*${anchor[1] ?? ''}”，但前面没有“&${anchor[1] ?? ''}”`
      : '“*”引用得太多或者互相引用，请直接写出内容';
    const line = anchor ? lines.findIndex((text) => text.includes(`*${anchor[1] ?? ''}`)) + 1 : undefined;
    faults.add(path, said, { line });
    return undefined;
  }
}

function syntaxFault({ code, message }: YAMLError, text: string): string {
  const quote = /closing .quote/.test(message) ? '引号没有配对：前面有一个引号，后面少一个' : undefined;
  const said = quote ?? syntax[code] ?? '这一行不成格式：应写成“字段: 值”，列表的每一项以“- ”开头';
  const wide = FULL_WIDTH.exec(text.replace(/#.*$/, ''));
  return wide ? `${said}（这一行有全角符号“${wide[0]}”，请改成半角）` : said;
}

function refuseDepth(lines: readonly string[], path: string, faults: FaultList): void {
  let depth = 0;
  for (const [index, written] of lines.entries()) {
    const text = written.replace(/(^|\s)#.*$/, '');
    const dashes = /^(?:\s*-(?=\s))*/.exec(text)?.[0].match(/-/g)?.length ?? 0;
    depth += (text.match(/[[{]/g) ?? []).length;
    if (text.length > LINE_MOST)
      faults.add(path, `这一行有 ${text.length} 个字符，最多 ${LINE_MOST} 个`, { line: index + 1 });
    else if (depth > DEPTH_MOST || dashes > DEPTH_MOST || /^ {200}/.test(text))
      faults.add(path, '括号、“-”或者缩进套得太深，请检查是不是少了“]”或“}”', { line: index + 1 });
    else {
      depth = Math.max(0, depth - (text.match(/[\]}]/g) ?? []).length);
      continue;
    }
    return;
  }
}

/** `名称：值` with the colon of a Chinese keyboard is one text to YAML, and its faults stand lines away from it. */
function fullWidthColons(lines: readonly string[], path: string, faults: FaultList): void {
  for (const [index, text] of lines.entries()) {
    const field = /^[\s-]*([A-Za-z]{2,40})\s*：/.exec(text);
    if (field && Object.hasOwn(fieldNames, field[1] ?? ''))
      faults.add(path, `${field[1] ?? ''} 后面用了全角冒号“：”，请改成半角冒号加一个空格“: ”`, {
        line: index + 1,
      });
  }
}
