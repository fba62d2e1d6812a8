import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type * as Simulate from 'miniprogram-simulate';
import type * as SimulateUtils from 'miniprogram-simulate/src/utils';
import { mendKeyedDiff } from './keyed-diff';

/** What browsers and Node have and a mini-program has not: its code finds them undefined, as on a phone. */
const ABSENT = [
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'self'],
  ...['XMLHttpRequest', 'fetch', 'AbortController', 'AbortSignal', 'Blob', 'File', 'FileReader', 'FormData'],
  ...['URL', 'URLSearchParams', 'Event', 'EventTarget', 'CustomEvent', 'TextEncoder', 'TextDecoder'],
  ...['crypto', 'structuredClone', 'Intl', 'requestAnimationFrame', 'process', 'Buffer'],
];

type Definition = Simulate.ComponentDefinition;
type Require = (relative: string) => unknown;
type Program = (require: Require, module: { exports: object }, exports: object) => void;

const world = globalThis as Record<string, unknown>;
const utils = jest.requireActual<typeof SimulateUtils>('miniprogram-simulate/src/utils');
const simulate = jest.requireActual<typeof Simulate>('miniprogram-simulate');
const registerComponent = world['Component'] as (definition: Definition) => void;
/** The simulator's own `wx`: whatever the harness does not know better. */
const stubs = { ...(world['wx'] as object) };
mendKeyedDiff();

/** Runs a built mini-program's code and registers its pages and components, each time from the beginning. */
export class Simulator {
  /** Bytes of each `setData` so far: what the logic layer sends to the view as JSON. */
  payloads: number[] = [];
  private readonly modules = new Map<string, { exports: object }>();
  private readonly definitions = new Map<string, Definition>();
  private readonly ids = new Map<string, string>();
  /** The page or component whose file runs. */
  private defining = '';

  constructor(
    private readonly dist: string,
    private readonly components: Record<string, string>,
    wx: Record<string, unknown>,
  ) {
    // Taro reads the keys of `wx` when app.js loads.
    world['wx'] = { ...stubs, ...wx };
    world['Component'] = (definition: Definition) => this.define(definition);
    world['Page'] = (page: Record<string, unknown>) => this.define(asComponent(page));
    utils.runJs = (file) => this.runDefinition(file);
  }

  /** Runs a script of the mini-program, unless it ran already. */
  run(file: string): object {
    const name = existsSync(file) ? file : `${file}.js`;
    const known = this.modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    this.modules.set(name, module);
    programOf(name)(
      (relative) => this.run(path.resolve(path.dirname(name), relative)),
      module,
      module.exports,
    );
    return module.exports;
  }

  /** A new instance of a page, its templates compiled by WeChat's own compiler. */
  page(route: string): Simulate.SimulatedPage {
    const id =
      this.ids.get(route) ??
      simulate.load(path.join(this.dist, route), 'page', {
        rootPath: this.dist,
        compiler: 'official',
        usingComponents: this.components,
      });
    this.ids.set(route, id);
    return simulate.render(id);
  }

  /** A component's code runs once; every page that uses it registers it anew. */
  private runDefinition(file: string): void {
    this.defining = file;
    const known = this.definitions.get(file);
    if (known) registerComponent(this.measured(known));
    else this.run(file);
  }

  private define(definition: Definition): void {
    this.definitions.set(this.defining, definition);
    registerComponent(this.measured(definition));
  }

  private measured(definition: Definition): Definition {
    const created = definition.lifetimes?.created ?? definition.created;
    const note = (data: object) => this.payloads.push(Buffer.byteLength(JSON.stringify(data)));
    return {
      ...definition,
      lifetimes: {
        ...definition.lifetimes,
        created(this: Simulate.Instance) {
          const send = this.setData.bind(this);
          this.setData = (data, done) => {
            note(data);
            send(data, done);
          };
          created?.call(this);
        },
      },
    };
  }
}

/** The simulator knows components only; a page is one whose methods are the page's functions. */
function asComponent(page: Record<string, unknown>): Definition {
  const methods = Object.fromEntries(
    Object.entries(page).filter(([, member]) => typeof member === 'function'),
  );
  return { data: page['data'] ?? {}, methods, options: { classPrefix: '' } };
}

/** Reads a script as a function, in the realm of the page as a browser would, with what is absent left undefined. */
function programOf(file: string): Program {
  const script = document.createElement('script');
  const parameters = ['require', 'module', 'exports', ...ABSENT].join(',');
  const code = readFileSync(file, 'utf8');
  script.textContent = `globalThis.__program = function (${parameters}) {${code}\n};\n//# sourceURL=${file}`;
  document.head.append(script);
  script.remove();
  const program = world['__program'] as Program;
  delete world['__program'];
  return program;
}
