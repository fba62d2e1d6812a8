import ts from 'typescript';

/** A test that names requirements in its title. */
export interface NumberedTest {
  path: string;
  title: string;
  numbers: readonly string[];
}

export const TEST_FILE = /\.(spec\.tsx?|e2e\.ts)$/;
const NUMBER = /\b[AB]\d+\.\d+\b/g;

/** The tests of a file whose titles carry numbers of requirements: `it('… (A8.11)')`, `it.each(…)('… (A8.11)')`. */
export function numberedTests(path: string, text: string): NumberedTest[] {
  if (text.search(NUMBER) < 0) return [];
  const tests: NumberedTest[] = [];
  const visit = (node: ts.Node): void => {
    const title = ts.isCallExpression(node) ? titleOf(node) : undefined;
    const numbers = title?.match(NUMBER);
    if (title !== undefined && numbers) tests.push({ path, title, numbers });
    ts.forEachChild(node, visit);
  };
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind));
  return tests;
}

function titleOf({ expression, arguments: [title] }: ts.CallExpression): string | undefined {
  if (!title || !ts.isStringLiteralLike(title)) return undefined;
  // `it`, `it.each(…)`, also with its type arguments
  let callee: ts.Node = expression;
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  return ts.isIdentifier(callee) && ['it', 'test'].includes(callee.text) ? title.text : undefined;
}
