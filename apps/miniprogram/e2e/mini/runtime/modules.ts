import { folderOf, join, pack } from './package';

type Code = (require: (path: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

const loaded = new Map<string, { exports: unknown }>();

/** Runs a script of the package once, as WeChat does (CommonJS, paths relative to the script). @throws Error when there is none. */
export function load(path: string): unknown {
  const file = pack.files[path] === undefined ? `${path}.js` : path;
  const known = loaded.get(file);
  if (known) return known.exports;
  const text = pack.files[file];
  if (text === undefined) throw new Error(`the package has no ${file}`);
  const module = { exports: {} as unknown };
  loaded.set(file, module);
  const code = scriptOf('require', 'module', 'exports', `${text}\n//# sourceURL=${file}`) as Code;
  code((other) => load(join(folderOf(file), other)), module, module.exports);
  return module.exports;
}

/** The package's code runs as WeChat's own loader runs it: as the body of a function. */
export function scriptOf(...parametersAndBody: string[]): (...given: never[]) => unknown {
  const Script = Function as unknown as new (...parts: string[]) => (...given: never[]) => unknown;
  return new Script(...parametersAndBody);
}
