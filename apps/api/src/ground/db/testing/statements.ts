import ts from 'typescript';

/** A text of the source that SQL is made of, as it stands there: what is put in at run time is `${…}`. */
export interface SqlText {
  line: number;
  text: string;
}

/** An act on a class of rows: `tx.insert(Bag, …)`, `statusTable(Bag, …)`. */
export interface EntityWrite {
  line: number;
  /** The class, or its table as a text; `${}` where neither stands there. */
  entity: string;
}

const WRITERS = /^(insert|statusTable)$/;

/** The strings and templates of a TypeScript file. */
export function textsOf(file: string, source: string): SqlText[] {
  const found: SqlText[] = [];
  each(file, source, (node, line) => {
    if (ts.isStringLiteralLike(node)) found.push({ line, text: node.text });
    if (ts.isTemplateExpression(node)) found.push({ line, text: templateText(node) });
  });
  return found;
}

/** The template with its `${…}` left empty. */
function templateText({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ literal }) => '${}' + literal.text).join('');
}

/** Calls that write rows of a class that they name first. */
export function entityWritesOf(file: string, source: string): EntityWrite[] {
  const found: EntityWrite[] = [];
  each(file, source, (node, line) => {
    if (!ts.isCallExpression(node)) return;
    const { expression, arguments: given } = node;
    const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    const [first] = given;
    if (!ts.isIdentifier(name) || !WRITERS.test(name.text) || !first) return;
    const named = ts.isIdentifier(first) || ts.isStringLiteralLike(first);
    found.push({ line, entity: named ? first.text : '${}' });
  });
  return found;
}

function each(file: string, source: string, visit: (node: ts.Node, line: number) => void): void {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const walk = (node: ts.Node): void => {
    visit(node, parsed.getLineAndCharacterOfPosition(node.getStart(parsed)).line + 1);
    node.forEachChild(walk);
  };
  walk(parsed);
}
