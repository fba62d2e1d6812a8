/** The first that is named wins: Edge calls itself Chrome, Chrome calls itself Safari. */
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/QQBrowser\//, 'QQ 浏览器'],
  [/360SE|360EE|QihooBrowser/, '360 浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/HarmonyOS/, '鸿蒙'],
  [/Android/, 'Android'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/UOS|Kylin|Linux/, 'Linux'],
];

const named = (known: readonly [RegExp, string][], agent: string, otherwise: string): string =>
  known.find(([form]) => form.test(agent))?.[1] ?? otherwise;

/** Browser and system in words, by what the browser says of itself; nothing of its own text is repeated. */
export const browserName = (agent: string): string =>
  `${named(BROWSERS, agent, '浏览器')} · ${named(SYSTEMS, agent, '电脑')}`;
