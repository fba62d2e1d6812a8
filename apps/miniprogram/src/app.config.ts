import { pages } from './pages';

/** The main package's folder; what is not in it comes when one of its pages is first opened. */
const MAIN = 'pages';

const paths = Object.values(pages).flatMap((room) => Object.values(room).map(({ path }) => path.slice(1)));
const rootOf = (path: string): string => path.slice(0, path.indexOf('/'));

/**
 * One subpackage per role, so that a phone loads only what its person needs; `list` serves all who write lists, `account`
 * whoever joins a household or lets others in.
 */
const subPackages = [...new Set(paths.map(rootOf))]
  .filter((root) => root !== MAIN)
  .map((root) => ({
    root,
    pages: paths.filter((path) => rootOf(path) === root).map((path) => path.slice(root.length + 1)),
  }));

export default defineAppConfig({
  pages: paths.filter((path) => rootOf(path) === MAIN),
  subPackages,
  ...(process.env.TARO_ENV === 'weapp' && {
    usingComponents: { 'quantity-stepper': './native/quantity-stepper/index' },
  }),
  animation: false,
  window: {
    navigationBarTitleText: '菜篮',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4f6f4',
    backgroundTextStyle: 'dark',
  },
});
