export interface MiniStyle {
  /** Classes carry the component's name. */
  own: string;
  /** Classes as written. */
  shared: string;
}

/** A built mini-program as it is handed to the page; paths have no leading slash. */
export interface MiniPackage {
  /** Code and JSON by their path. */
  files: Record<string, string>;
  /** Styles by path without extension. */
  styles: Record<string, MiniStyle>;
  /** The compiled WXML: a function body that returns `$gwx`. */
  templates: string;
}

interface SubPackage {
  root: string;
  pages: string[];
}

/** What the runner reads of `app.json`. */
export interface AppConfig {
  pages: string[];
  subPackages?: SubPackage[];
  subpackages?: SubPackage[];
  usingComponents?: Record<string, string>;
  window?: PageConfig;
  tabBar?: { custom?: boolean; list: { pagePath: string; text: string }[] };
}

/** What the runner reads of a page's or component's JSON. */
export interface PageConfig {
  usingComponents?: Record<string, string>;
  styleIsolation?: string;
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationStyle?: 'default' | 'custom';
  onReachBottomDistance?: number;
}

export const pack: MiniPackage = window.miniPackage;

declare global {
  interface Window {
    miniPackage: MiniPackage;
  }
}

export function jsonOf<T>(path: string): T {
  const text = pack.files[`${path}.json`];
  if (text === undefined) throw new Error(`the package has no ${path}.json`);
  return JSON.parse(text) as T;
}

export const app = jsonOf<AppConfig>('app');

/** Every page, those of subpackages included. */
export const pages: readonly string[] = [
  ...app.pages,
  ...[...(app.subPackages ?? []), ...(app.subpackages ?? [])].flatMap(({ root, pages: own }) =>
    own.map((page) => join(root, page)),
  ),
];

/** Joins paths of the package: `a/b` and `../c` give `a/c`; a leading slash starts at the top. */
export function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export const folderOf = (path: string): string => path.replace(/(^|\/)[^/]*$/, '');
