import path from 'node:path';
import postcss, { type Root } from 'postcss';
import { tagOf } from './runtime/names';
import type { MiniStyle } from './runtime/package';

/** Names of WeChat's own elements, which the renderer draws as `wx-…`. */
const ELEMENT =
  /(^|[\s>+~,(])(?!wx-)(view|text|button|input|image|scroll-view|swiper-item|swiper|textarea|label|form|switch|picker|icon|navigator|page)(?=$|[\s>+~,.:[)#])/g;
const CLASS = /\.(-?[_a-zA-Z][-\w]*)/g;

/**
 * A WXSS file with all that it imports, as CSS for the runner's page: rpx and vh follow the phone, elements have their
 * drawn names. A component's classes are its own (`own`) unless it shares the page's styles (`shared`).
 * @param read gives a file's text by its path in the package.
 */
export function toCss(name: string, read: (name: string) => string): MiniStyle {
  const root = postcss.parse(withImports(name, read));
  translate(root);
  const shared = root.toString();
  const tag = tagOf(name.replace(/\.wxss$/, ''));
  root.walkRules((rule) => {
    rule.selector = rule.selector.replace(CLASS, `.${tag}--$1`).replace(/:host/g, tag);
  });
  return { shared: shared.replace(/:host/g, tag), own: root.toString() };
}

function withImports(name: string, read: (name: string) => string): string {
  const root = postcss.parse(read(name), { from: name });
  root.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/^["']|["']$/g, '');
    const file = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(name), target);
    rule.replaceWith(postcss.parse(withImports(file, read)));
  });
  return root.toString();
}

function translate(root: Root): void {
  root.walkDecls((declaration) => {
    declaration.value = declaration.value
      .replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * 100vw / 750)')
      .replace(/(-?[\d.]+)vh\b/g, 'calc($1 * var(--page-vh))');
  });
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)) return;
    rule.selector = rule.selector.replace(ELEMENT, '$1wx-$2');
  });
}
