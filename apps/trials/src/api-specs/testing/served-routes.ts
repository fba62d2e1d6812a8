import { PAGED } from '@cailan/shared-types';

/** The API's routes of the router's own tree, the documents' page left out. */
export function servedRoutes(tree: string): string[] {
  const paths: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent = '', part = '', methods = ''] =
      /^((?:[│ ] {3})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    const depth = indent.length / 4;
    paths.length = depth;
    paths.push(part);
    const path = paths.join('');
    if (!path.startsWith('/api/') || /^\/api\/(docs|openapi\.json)/.test(path)) continue;
    for (const method of methods.split(', ').filter((each) => each && each !== 'HEAD'))
      routes.push(`${method} ${path.slice(4)}`);
  }
  return routes.sort();
}

/** What a route is documented to take beside a body: the names in its path, and of a list which page. */
export function parametersOf(route: string): string[] {
  const names = [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return route in PAGED ? [...names, 'after', 'limit'] : names;
}
