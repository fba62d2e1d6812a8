/** WeChat's own compiler; it ships no types. */
declare module 'miniprogram-compiler' {
  /** The code of a function that returns `$gwx`, which gives each WXML file's render function by its path. */
  export function wxmlToJs(folder: string): string;
}
