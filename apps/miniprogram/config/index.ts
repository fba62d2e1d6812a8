import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

/**
 * What the bundler compiles beyond the app: the shared package, which is TypeScript source, and TanStack's packages, whose
 * private fields neither older phones nor the build's minifier understand.
 */
const compile = {
  include: ['packages/shared-types/src', 'node_modules/@tanstack'].map((folder) =>
    path.resolve(__dirname, '../../..', folder),
  ),
};

/** In a browser the API serves this very page; a mini-program has no origin, so it is told where the API is. */
const isH5 = process.env.TARO_ENV === 'h5';
const apiBase = isH5 ? '' : (process.env.API_BASE ?? 'http://127.0.0.1:3000');

/** What a browser may have to load before the first page, uncompressed; the build warns above it. */
const ENTRY_BYTES = 600 * 1024;

/** WeChat has no AbortController, which the query library makes for each read. */
const ABORT_CONTROLLER = [path.resolve(__dirname, 'abort-controller.js'), 'AbortController'];

/** What terser does by its own defaults and Taro, for engines of 2015, switches off. */
const SHORTEN = [
  ...['arrows', 'collapse_vars', 'comparisons', 'computed_props', 'directives', 'hoist_props', 'inline'],
  ...['loops', 'negate_iife', 'properties', 'reduce_funcs', 'reduce_vars', 'switches', 'typeofs'],
];

/** Phones with WeChat know the language of 2018 (babel.config.js); of browsers less is asked. */
const language = isH5 ? {} : { ecma: 2018 };

interface BarChain {
  plugin(name: 'webpackbar'): { tap(change: (options: BarOptions[]) => BarOptions[]): unknown };
}
interface BarOptions {
  reporters: unknown[];
}

/** The fancy progress bar redraws itself, which only a terminal can show; the plain reporter still prints every error. */
function quiet(chain: BarChain): void {
  if (process.stdout.isTTY) return;
  const plain = (reporter: unknown) => reporter !== 'fancy';
  chain
    .plugin('webpackbar')
    .tap((options) => options.map((bar) => ({ ...bar, reporters: bar.reporters.filter(plain) })));
}

export default defineConfig({
  projectName: 'cailan',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: isH5 ? [] : [path.resolve(__dirname, 'templates-plugin.ts')],
  // Levels of elements in a page, and one more: Taro writes each template once a level, and every phone loads them all. The
  // deepest page has 13; what lay deeper would be drawn inside of a component of its own.
  baseLevel: 14,
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  // Chinese as itself: escaped it takes twice the bytes, and the main package is bounded.
  terser: {
    enable: true,
    config: {
      compress: { ...language, ...Object.fromEntries(SHORTEN.map((pass) => [pass, true])), passes: 2 },
      output: { ...language, ascii_only: false },
    },
  },
  defineConstants: { API_BASE: JSON.stringify(apiBase) },
  mini: {
    runtime: { enableInnerHTML: false },
    compile,
    // What only one role's pages use goes into that role's subpackage.
    optimizeMainPackage: { enable: true },
    webpackChain(chain, webpack) {
      quiet(chain);
      // Taro's React brings the parser along, used or not.
      chain
        .plugin('noInnerHtml')
        .use(webpack.NormalModuleReplacementPlugin, [
          /[/]inner-html[/]html[.]js$/,
          path.resolve(__dirname, 'no-inner-html.js'),
        ]);
      chain.plugin('abortController').use(webpack.ProvidePlugin, [{ AbortController: ABORT_CONTROLLER }]);
    },
  },
  h5: {
    compile,
    publicPath: '/',
    router: { mode: 'hash' },
    // Hashed names, so that the API may let browsers keep them for ever.
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain) {
      quiet(chain);
      chain.performance.maxEntrypointSize(ENTRY_BYTES).maxAssetSize(ENTRY_BYTES);
    },
    // Sizes follow the width of a phone; on a desk screen they stop at 22/20 instead of doubling.
    postcss: { pxtransform: { enable: true, config: { maxRootSize: 22 } } },
  },
});
