import { behavior, register, type Definition } from 'j-component';
import { load, scriptOf } from './modules';
import { tagOf } from './names';
import { app, folderOf, join, jsonOf, pack, type PageConfig } from './package';

type Render = (data: object) => object;

/** What a script hands to `Component` or `Page`. */
type Given = Record<string, unknown> & { options?: { styleIsolation?: string; addGlobalClass?: boolean } };

const templates = scriptOf(pack.templates)() as (file: string) => Render | undefined;
const ids = new Map<string, string>();
/** The component whose script runs now; `Component` and `Page` register it. */
let current: { id: string; path: string; using: Record<string, string>; json: PageConfig } | undefined;

/** Functions and data that a page brings beside WeChat's own: Taro looks for them on the page. */
export const pageExtras = new Map<string, Record<string, unknown>>();

/** Registers a page or component with all that it uses, and gives its id; each script runs once. */
export function idOf(path: string): string {
  const known = ids.get(path);
  if (known) return known;
  const id = tagOf(path);
  ids.set(path, id);
  const json = jsonOf<PageConfig>(path);
  const using = { ...idsOf(app.usingComponents, ''), ...idsOf(json.usingComponents, folderOf(path)) };
  const before = current;
  current = { id, path, using, json };
  load(path);
  current = before;
  return id;
}

/** The app's components are told from the package's top, a page's from its own folder. */
function idsOf(using: Record<string, string> = {}, folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(using).map(([tag, file]) => [tag, idOf(join(folder, file))]));
}

/** WeChat's `Component`. */
export function component(given: Given): void {
  if (!current) throw new Error('Component(…) outside of a component’s script');
  const { id, path, using, json } = current;
  const isolation = given.options?.styleIsolation ?? json.styleIsolation ?? 'isolated';
  const shares = isolation !== 'isolated' || given.options?.addGlobalClass === true;
  addStyle(path, shares);
  registerAs(id, path, using, given, shares ? '' : id);
}

/** WeChat's `Page`: a component whose methods are the page's functions. */
export function page(given: Given): void {
  if (!current) throw new Error('Page(…) outside of a page’s script');
  const { id, path, using } = current;
  const { data, ...rest } = given;
  const functions = Object.entries(rest).filter(([, member]) => typeof member === 'function');
  pageExtras.set(
    path,
    Object.fromEntries(Object.entries(rest).filter(([, member]) => typeof member !== 'function')),
  );
  registerAs(id, path, using, { data: data ?? {}, methods: Object.fromEntries(functions) }, '');
}

export { behavior };

function registerAs(
  id: string,
  path: string,
  usingComponents: Record<string, string>,
  given: Given,
  classPrefix: string,
): void {
  const template = templates(`${path}.wxml`);
  if (!template) throw new Error(`the package has no ${path}.wxml`);
  const definition: Definition = {
    ...given,
    id,
    path,
    template,
    usingComponents,
    tagName: id,
    options: { ...given.options, classPrefix },
  };
  register(definition);
}

/** A component's styles hold wherever it is used; a page's come and go with the page. */
function addStyle(path: string, shared: boolean): void {
  const style = pack.styles[path];
  if (style) document.head.append(styleOf(shared ? style.shared : style.own, path));
}

export function styleOf(css: string, path: string): HTMLStyleElement {
  const element = document.createElement('style');
  element.dataset['of'] = path;
  element.textContent = css;
  return element;
}
