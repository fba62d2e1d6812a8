import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A statement of the source with all that is put in at run time filled in, or `undefined` where that cannot be told. */
export interface Statement {
  at: string;
  sql: string | undefined;
}

const BEGINS = /^\s*(SELECT|UPDATE|INSERT|DELETE|WITH)\s/;
/** What only a request decides, as its plainest case. */
const PLAINEST: Record<string, string> = {
  where: '1 = 1',
  sql: '1 = 1',
  tail: '',
  lock: '',
  forUpdate: '',
  most: '1',
  side: 'giver',
};
/** A column that every table has, in the place of one of many that is not known. */
const ANY_COLUMN = 'id';

type Known = ReadonlyMap<string, string | undefined>;

/** Reads statements out of a folder's files as they will be said: constants and functions of SQL are followed. */
export class Statements {
  private readonly files = new Map<string, ts.SourceFile>();

  constructor(private readonly root: string) {}

  /** Those that begin as statements do; parts of others are read where they are put in. */
  of(file: string): Statement[] {
    const source = this.read(join(this.root, file));
    const found: Statement[] = [];
    const walk = (node: ts.Node): void => {
      if (isText(node) && BEGINS.test(opening(node)) && !isPart(node)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
        found.push({ at: `${file}:${line}`, sql: this.value(node, new Map()) });
      }
      node.forEachChild(walk);
    };
    walk(source);
    return found;
  }

  private read(path: string): ts.SourceFile {
    const known = this.files.get(path);
    if (known) return known;
    const read = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    this.files.set(path, read);
    return read;
  }

  private value(node: ts.Expression, known: Known): string | undefined {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
    if (ts.isTemplateExpression(node))
      return joined([
        node.head.text,
        ...node.templateSpans.flatMap(({ expression, literal }) => [
          this.value(expression, known),
          literal.text,
        ]),
      ]);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
      return this.value(node.expression, known);
    if (ts.isConditionalExpression(node))
      return this.value(node.whenTrue, known) ?? this.value(node.whenFalse, known);
    if (ts.isBinaryExpression(node)) return this.either(node, known);
    if (ts.isPropertyAccessExpression(node)) return PLAINEST[node.name.text];
    if (ts.isElementAccessExpression(node)) return this.entry(node, known);
    if (ts.isIdentifier(node)) return this.named(node, known);
    return ts.isCallExpression(node) ? this.called(node, known) : undefined;
  }

  private either({ left, right, operatorToken }: ts.BinaryExpression, known: Known): string | undefined {
    const sides = [this.value(left, known), this.value(right, known)];
    return operatorToken.kind === ts.SyntaxKind.PlusToken ? joined(sides) : (sides[0] ?? sides[1]);
  }

  private named(node: ts.Identifier, known: Known): string | undefined {
    if (known.has(node.text)) return known.get(node.text);
    const found = this.declared(node);
    const value = found && !isFunction(found) ? this.value(found, known) : undefined;
    return value ?? PLAINEST[node.text];
  }

  /** `columnOf[kind]` */
  private entry(
    { expression, argumentExpression }: ts.ElementAccessExpression,
    known: Known,
  ): string | undefined {
    const found = ts.isIdentifier(expression) ? this.declared(expression) : undefined;
    const table = found && bare(found);
    if (!table || !ts.isObjectLiteralExpression(table)) return undefined;
    const key = this.value(argumentExpression, known);
    const entry = table.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === key);
    return entry && this.value(entry.initializer, known);
  }

  private called({ expression, arguments: given }: ts.CallExpression, known: Known): string | undefined {
    if (ts.isIdentifier(expression)) {
      if (expression.text === 'marks') return '?';
      const made = this.declared(expression);
      if (!made || !isFunction(made)) return undefined;
      const told = made.parameters.map(({ name }, i): [string, string | undefined] => {
        const argument = given[i];
        return [name.getText(), argument && this.value(argument, known)];
      });
      const body = resultOf(made);
      return body && this.value(body, new Map([...known, ...told]));
    }
    if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'join') return undefined;
    const [between] = given;
    return this.all(expression.expression, known, (between && this.value(between, known)) ?? ',');
  }

  /** `list.map((each) => …).join(between)`: of the whole list where it stands in the source, else of one of it. */
  private all(list: ts.Expression, known: Known, between: string): string | undefined {
    if (ts.isIdentifier(list)) {
      const found = this.declared(list);
      return found && !isFunction(found) ? this.all(found, known, between) : undefined;
    }
    if (!ts.isCallExpression(list) || !ts.isPropertyAccessExpression(list.expression)) return undefined;
    const [made] = list.arguments;
    const body = made && isFunction(made) ? resultOf(made) : undefined;
    if (!body || !made || !isFunction(made)) return undefined;
    const name = made.parameters[0]?.name.getText() ?? '';
    const each = this.elements(list.expression.expression, known) ?? [ANY_COLUMN];
    const values = each.map((value) => this.value(body, new Map([...known, [name, value]])));
    return values.includes(undefined) ? undefined : values.join(between);
  }

  private elements(list: ts.Expression, known: Known): string[] | undefined {
    if (ts.isAsExpression(list)) return this.elements(list.expression, known);
    if (ts.isIdentifier(list)) {
      const found = this.declared(list);
      return found && !isFunction(found) ? this.elements(found, known) : undefined;
    }
    if (!ts.isArrayLiteralExpression(list)) return undefined;
    const values = list.elements.map((element) => this.value(element, known));
    return values.includes(undefined) ? undefined : (values as string[]);
  }

  /** What a name stands for where it is used: the innermost declaration around it, or the one that it is imported from. */
  private declared(name: ts.Identifier): ts.Expression | ts.FunctionDeclaration | undefined {
    for (let scope: ts.Node | undefined = name.parent; scope; scope = scope.parent) {
      const here = declaredIn(scope, name.text);
      if (here) return here;
    }
    const source = name.getSourceFile();
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const names = statement.importClause?.namedBindings;
      if (!names || !ts.isNamedImports(names)) continue;
      const imported = names.elements.find((each) => each.name.text === name.text);
      const path = join(dirname(source.fileName), `${statement.moduleSpecifier.text}.ts`);
      if (imported && existsSync(path))
        return declaredIn(this.read(path), (imported.propertyName ?? imported.name).text);
    }
    return undefined;
  }
}

type Made = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;
const isFunction = (node: ts.Node): node is Made =>
  ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);

const isText = (node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
const opening = (node: ts.StringLiteralLike | ts.TemplateExpression): string =>
  ts.isTemplateExpression(node) ? node.head.text : node.text;

/** A constant that begins like a statement and is put into others: there it is read whole. */
function isPart(node: ts.Node): boolean {
  const { parent } = node;
  return (
    (ts.isVariableDeclaration(parent) && /^[A-Z_]+$/.test(parent.name.getText())) || ts.isTemplateSpan(parent)
  );
}

/** Without what only types it. */
const bare = (node: ts.Node): ts.Node =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? bare(node.expression) : node;

/** The expression that a function gives. */
function resultOf({ body }: Made): ts.Expression | undefined {
  if (!body || !ts.isBlock(body)) return body;
  return body.statements.find(ts.isReturnStatement)?.expression;
}

function declaredIn(scope: ts.Node, name: string): ts.Expression | ts.FunctionDeclaration | undefined {
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return undefined;
  for (const statement of scope.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
    if (!ts.isVariableStatement(statement)) continue;
    const own = statement.declarationList.declarations.find((each) => each.name.getText() === name);
    if (own?.initializer) return own.initializer;
  }
  return undefined;
}

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : parts.join('');
