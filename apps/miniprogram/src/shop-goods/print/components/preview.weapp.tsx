/** WeChat prints nothing: there the papers are files. */
export const Preview = (): null => null;
