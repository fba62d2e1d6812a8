import { folderOf, join } from './package';
import { top } from './stack';

/** Where the runner serves the package's pictures. */
const PACKAGE = '/__mini__/dist/';

/** Files that the phone holds for the app: photographs taken, documents fetched. */
const files = new Map<string, Blob>();
let made = 0;

/** Keeps a file and gives the name by which the app knows it. */
export function keepFile(blob: Blob, extension: string): string {
  made += 1;
  const name = `wxfile://tmp/${made}.${extension}`;
  files.set(name, blob);
  return name;
}

/** Keeps a file under the app's own name for it. */
export function keepFileAt(name: string, blob: Blob): void {
  files.set(name, blob);
}

/** @throws Error in WeChat's words when there is no such file. */
export function fileAt(name: string): Blob {
  const blob = files.get(name);
  if (!blob) throw new Error(`no such file or directory, open '${name}'`);
  return blob;
}

/** The app was built for one address of the API; here the service stands behind the page's own origin. */
export function apiAddress(url: string): string {
  const { pathname, search } = new URL(url, location.origin);
  return pathname + search;
}

/** What a browser can load for a picture's `src`: of the package, of the API, of the phone, or drawn into the text. */
export function sourceOf(src: string): string {
  if (!src || src.startsWith('data:')) return src;
  if (src.startsWith('wxfile:')) return URL.createObjectURL(fileAt(src));
  if (/^https?:/.test(src)) return apiAddress(src);
  return PACKAGE + join(folderOf(top()?.route ?? ''), src);
}
