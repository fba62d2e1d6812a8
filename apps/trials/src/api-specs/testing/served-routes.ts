import { PAGED } from '@cailan/shared-types';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

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

/** What a route is documented to take beside a body: the names in its path and query, and of a list which page. */
export function parametersOf(route: string, query: readonly string[] = []): string[] {
  const names = [...route.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return [...names, ...query, ...(route in PAGED ? ['after', 'limit'] : [])];
}

/** By its route, the names that each handler takes from a query. */
export function queriesTaken(app: NestFastifyApplication): Map<string, string[]> {
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) => [
    ...controllers.values(),
  ]);
  const taken = controllers.flatMap(({ metatype }) => {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(metatype?.prototype ?? {}));
    return methods.map(([key, { value }]): [string, string[]] => {
      const of = (name: string) => Reflect.getMetadata(name, value as object) as unknown;
      const method = RequestMethod[of(METHOD_METADATA) as RequestMethod];
      const params = Reflect.getMetadata(ROUTE_ARGS_METADATA, metatype as object, key) as object | undefined;
      const names = Object.entries(params ?? {})
        .filter(([kind]) => kind.startsWith(`${RouteParamtypes.QUERY}:`))
        .flatMap(([, { data }]: [string, { data?: string }]) => data ?? []);
      return [`${method} ${String(of(PATH_METADATA))}`, names];
    });
  });
  return new Map(taken);
}
