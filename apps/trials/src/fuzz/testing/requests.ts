import { STREAMS } from '@cailan/shared-types';
import { Chance } from './chance';
import type { OpenApiSchema } from '../../world/openapi';
import { singular } from './singular';
import { hostile, ODD_PARTS, ODD_TEXTS } from './hostile';

/** A request as it is injected. */
export interface FuzzedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer;
}

export interface FuzzedRoute {
  /** `POST /rounds/:id/open`. */
  route: string;
  body: OpenApiSchema | undefined;
  /** By its name, what each parameter of its query is. */
  query: ReadonlyMap<string, OpenApiSchema>;
  /** Tokens of those who may call it. */
  tokens: readonly string[];
}

export interface Ground {
  routes: readonly FuzzedRoute[];
  schemas: Readonly<Record<string, OpenApiSchema>>;
  /** Ids of all that there is; codes of bags and buildings among them. */
  ids: readonly string[];
  /** By a column's name, `roundId`, what it holds somewhere. */
  known: Readonly<Record<string, readonly string[]>>;
  /** One for each role, and the empty one of nobody. */
  tokens: readonly string[];
  /** Instants around the service's time. */
  instants: readonly string[];
}

/** Names that no query takes. */
const UNKNOWN = ['before', 'cursor', 'unit', '__proto__'] as const;
const TYPES = [
  'application/json',
  'application/json; charset=gbk',
  'text/plain',
  'image/png',
  'image/jpeg',
] as const;
const OTHERS = [
  'application/octet-stream',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
] as const;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
/** These move the service's time for all that follow: asked with what is wrong alone. */
const CLOCK = 'POST /development/clock';

/** Makes requests of every route of the contract, well formed and hostile, from one seed. */
export class RequestMaker {
  constructor(
    private readonly chance: Chance,
    private readonly ground: Ground,
  ) {}

  next(): FuzzedRequest {
    const { chance } = this;
    const target = this.target();
    const [method = 'GET', path = ''] = target.route.split(' ');
    const url = `/api${this.path(path)}${this.query(target.query)}`;
    const headers: Record<string, string> = {};
    const theirs = chance.is(0.75) && target.tokens.length > 0;
    const token = chance.one(theirs ? target.tokens : this.ground.tokens);
    if (token) headers['authorization'] = `Bearer ${token}`;
    if (chance.is(0.02))
      headers['authorization'] = chance.one(['Bearer', 'Bearer x.y.z', 'Basic YTpi', '\u00ff']);
    const asked = chance.is(0.03) ? chance.one(METHODS) : method;
    if (method === 'GET') return { method: asked, url: chance.is(0.04) ? this.oddUrl(url) : url, headers };
    headers['content-type'] = chance.is(0.05) ? chance.one([...TYPES, ...OTHERS]) : 'application/json';
    if (chance.is(0.02)) headers['content-encoding'] = 'gzip';
    return { method: asked, url, headers, payload: this.payload(target) };
  }

  /** Papers cost more than all else together, and are all made alike. */
  private target(): FuzzedRoute {
    const papers = this.chance.is(0.02);
    const isPaper = ({ route }: FuzzedRoute) => (STREAMS as readonly string[]).includes(route);
    return this.chance.one(this.ground.routes.filter((each) => isPaper(each) === papers));
  }

  private path(path: string): string {
    const filled = path.replace(
      /([\w-]+)\/:(\w+)/g,
      (_, of: string, name: string) => `${of}/${this.part(of, name)}`,
    );
    return this.chance.is(0.02)
      ? filled.replace('/', this.chance.one(['//', '/../', '/./', '/%5c']))
      : filled;
  }

  /** What stands after `rounds/` is mostly a round's id. */
  private part(of: string, name: string): string {
    const { chance, ground } = this;
    if (chance.is(0.1)) return chance.one(ODD_PARTS);
    if (name === 'wave') return chance.one(['1', '1', '2', '0']);
    const known = ground.known[name === 'id' ? `${singular(of.replace(/-/g, '_'))}Id` : name];
    return known && chance.is(0.85) ? chance.one(known) : chance.one(ground.ids);
  }

  /** Names that the route takes, mostly, with what it asks for, what lies about, or anything. */
  private query(taken: FuzzedRoute['query']): string {
    const { chance, ground } = this;
    if (chance.is(taken.size > 0 ? 0.1 : 0.8)) return '';
    const others = chance.one(ground.routes).query;
    const pairs = Array.from({ length: 1 + chance.below(3) }, () => {
      const names = [...(taken.size > 0 && chance.is(0.9) ? taken : others).keys(), ''].filter(Boolean);
      const name = chance.is(0.03) || names.length === 0 ? chance.one(UNKNOWN) : chance.one(names);
      const kind = chance.below(5);
      if (kind === 0) return `${name}=`;
      const value =
        kind === 1
          ? chance.one(ODD_TEXTS)
          : kind === 2
            ? chance.one(ground.ids)
            : String(this.valueOf(taken.get(name) ?? {}, name));
      return `${name}=${encodeURIComponent(this.sendable(value))}`;
    });
    return `?${pairs.join('&')}`;
  }

  private oddUrl(url: string): string {
    return this.chance.one([
      `/${url}`,
      `${url}/`,
      `${url}%`,
      `/..${url}`,
      url.replace('/api', '/%5capi'),
      `${url}?%zz`,
    ]);
  }

  private payload({ route, body }: FuzzedRoute): string | Buffer {
    const { chance } = this;
    const kind = chance.below(40);
    if (kind === 0)
      return chance.one([
        '',
        '{',
        '[]',
        'null',
        '"x"',
        '1',
        '{"a":1}}',
        '{"__proto__":{"x":1}}',
        '['.repeat(5000),
      ]);
    if (kind === 1) return Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255, 1]);
    if (kind === 2) return Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
    if (kind === 3) return Buffer.from('{"note":"\xff\xfe"}', 'latin1');
    const value = body ? this.valueOf(body, '') : {};
    if (route === CLOCK || chance.is(0.6)) this.spoil(value as Record<string, unknown>);
    return JSON.stringify(value);
  }

  /** Puts one to three things wrong, anywhere in it. */
  private spoil(body: Record<string, unknown>): void {
    const { chance, ground } = this;
    for (let left = 1 + chance.below(3); left > 0; left--) {
      let at: Record<string, unknown> = body;
      while (chance.is(0.5)) {
        const inner = Object.values(at).filter((value) => typeof value === 'object' && value !== null);
        if (inner.length === 0) break;
        at = chance.one(inner) as Record<string, unknown>;
      }
      const keys = Object.keys(at);
      const key =
        keys.length === 0 || chance.is(0.05) ? chance.one(['extra', 'id', 'constructor']) : chance.one(keys);
      if (chance.is(0.15) && !Array.isArray(at)) delete at[key];
      else at[key] = chance.is(0.25) ? null : hostile(chance, ground.ids);
    }
  }

  private valueOf(given: OpenApiSchema, name: string): unknown {
    const { chance, ground } = this;
    const schema = given.$ref ? (ground.schemas[given.$ref.split('/').at(-1) ?? ''] ?? {}) : given;
    if (schema.properties) {
      const required = schema.required ?? [];
      return Object.fromEntries(
        Object.entries(schema.properties)
          .filter(([key]) => required.includes(key) || chance.is(0.5))
          .map(([key, value]) => [key, this.valueOf(value, key)]),
      );
    }
    if (schema.enum) return chance.one(schema.enum);
    if (schema.type === 'array' || schema.items) {
      const length = Math.max(schema.minItems ?? 0, chance.below(3));
      return Array.from({ length }, () => this.valueOf(schema.items ?? {}, name.replace(/s$/, '')));
    }
    if (schema.type === 'boolean') return chance.is(0.5);
    if (schema.type === 'integer' || schema.type === 'number') return this.numberOf(schema);
    return this.textOf(schema, name);
  }

  private numberOf({ minimum = 0, maximum = 1000 }: OpenApiSchema): number {
    const { chance } = this;
    if (chance.is(0.15)) return chance.one([minimum, maximum]);
    return minimum + chance.below(Math.min(20, maximum - minimum + 1));
  }

  private textOf({ maxLength = 200, pattern }: OpenApiSchema, name: string): string {
    const { chance, ground } = this;
    const known = ground.known[name];
    if (known && chance.is(0.9)) return chance.one(known);
    if (name === 'clientKey' || name === 'eventId')
      return `fuzz-${chance.below(1_000_000)}-${chance.below(1000)}`;
    if (/At$|^payBy$|^now$/.test(name)) return chance.one(ground.instants);
    if (/Id$/.test(name) || pattern?.includes('[0-9a-f]{8}')) return chance.one(ground.ids);
    if (name === 'date') return chance.one(['2026-11-20', '2026-11-21', '2026-02-31']);
    if (name === 'plate') return '新D·A1201';
    return chance.is(0.3) ? chance.one(ODD_TEXTS).slice(0, maxLength) : `第${chance.below(9)}号`;
  }

  /** Half a surrogate pair is no text that a query could carry. */
  private sendable(text: string): string {
    return /\p{Surrogate}/u.test(text) ? '' : text;
  }
}
