import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wxmlToJs } from 'miniprogram-compiler';
import { bundle } from '../bundle';
import { toCss } from './wxss';
import type { MiniPackage } from './runtime/package';

const CODE = /\.(js|json)$/;
const RUNTIME = path.join(__dirname, 'runtime/index.ts');

/** A built mini-program, ready to be opened in a page. */
export interface BuiltMiniProgram {
  /** The folder it was built into; pictures are served from it. */
  dist: string;
  /** Starts it, once the page has loaded. */
  script: string;
}

/**
 * Takes a built mini-program as WeChat would: its WXML through WeChat's own compiler, its WXSS to CSS, its code as it is.
 * @throws Error when there is no build.
 */
export async function takeBuild(dist: string): Promise<BuiltMiniProgram> {
  if (!existsSync(path.join(dist, 'app.json'))) {
    throw new Error(`${dist} has no app.json: npm run build:weapp -w apps/miniprogram`);
  }
  const names = filesIn(dist);
  const read = (name: string) => readFileSync(path.join(dist, name), 'utf8');
  const mini: MiniPackage = {
    files: Object.fromEntries(names.filter((name) => CODE.test(name)).map((name) => [name, read(name)])),
    styles: Object.fromEntries(
      names
        .filter((name) => name.endsWith('.wxss'))
        .map((name) => [name.slice(0, -'.wxss'.length), toCss(name, read)]),
    ),
    templates: wxmlToJs(dist),
  };
  const runtime = await bundle(RUNTIME);
  return { dist, script: `window.miniPackage = ${JSON.stringify(mini)};\n${runtime}` };
}

/** Names relative to the folder, with forward slashes. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
