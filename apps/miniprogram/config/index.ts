import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

/** The shared package is TypeScript source: without this the bundler would not compile it. */
const compile = { include: [path.resolve(__dirname, '../../../packages/shared-types/src')] };

/** In a browser the API serves this very page; a mini-program has no origin, so it is told where the API is. */
const isH5 = process.env.TARO_ENV === 'h5';
const apiBase = isH5 ? '' : (process.env.API_BASE ?? 'http://127.0.0.1:3000');

/** What a browser may have to load before the first page, uncompressed; the build warns above it. */
const ENTRY_BYTES = 400 * 1024;

/** WeChat has no AbortController, which the query library makes for each read. */
const ABORT_CONTROLLER = ['abortcontroller-polyfill/dist/abortcontroller.js', 'AbortController'];

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
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  defineConstants: { API_BASE: JSON.stringify(apiBase) },
  mini: {
    // The query library is written for newer engines than older phones' WeChat has.
    compile: { include: [...compile.include, path.resolve(__dirname, '../../../node_modules/@tanstack')] },
    webpackChain(chain, webpack) {
      quiet(chain);
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
