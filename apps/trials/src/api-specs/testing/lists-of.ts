import { join } from 'node:path';
import ts from 'typescript';

const API = join(__dirname, '../../../../../packages/shared-types/src/api.ts');

/**
 * The lists in the replies of the contract's GET routes, read from its types: of each route its own name where the reply
 * is a list, else and below it `View.property`, as the list is declared.
 */
export function listsOfReplies(): Map<string, string[]> {
  const program = ts.createProgram([API], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    experimentalDecorators: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const found = new Map<string, string[]>();
  program.getSourceFile(API)?.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Api') return;
    for (const route of checker.getTypeAtLocation(node).getProperties()) {
      if (!route.name.startsWith('GET ')) continue;
      const given = checker.getTypeOfSymbolAtLocation(route, node);
      const reply = given.getProperty('reply');
      if (!reply) throw new Error(`${route.name} has no reply`);
      const lists = new Set<string>();
      collect(checker, checker.getTypeOfSymbolAtLocation(reply, node), route.name, node, lists);
      found.set(route.name, [...lists]);
    }
  });
  return found;
}

function collect(
  checker: ts.TypeChecker,
  type: ts.Type,
  path: string,
  at: ts.Node,
  lists: Set<string>,
): void {
  if (type.isUnion()) return type.types.forEach((each) => collect(checker, each, path, at, lists));
  if (checker.isArrayType(type)) {
    lists.add(path);
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    if (element) collect(checker, element, path, at, lists);
    return;
  }
  if (!(type.flags & ts.TypeFlags.Object) || checker.isTupleType(type)) return;
  for (const property of type.getProperties()) {
    const declared = property.declarations?.[0]?.parent;
    const owner = declared && ts.isInterfaceDeclaration(declared) ? declared.name.text : path;
    collect(checker, checker.getTypeOfSymbolAtLocation(property, at), `${owner}.${property.name}`, at, lists);
  }
}
