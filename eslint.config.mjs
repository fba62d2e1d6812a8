import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The house's measure (CONTRIBUTING.md): small files, short functions, one thing each. */
const size = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 16],
};

/** Whatever asks the machine's clock knows what day it is: it behaves, or fails, otherwise on another one. */
const realClock = {
  'no-restricted-syntax': [
    'error',
    ...[
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.name='Date']",
    ].map((selector) => ({
      selector,
      message:
        'The time comes from the Clock (service), serviceNow() (app) or a fixed instant (tests); a duration from performance.now().',
    })),
  ],
};

/** What is started by a bare `await` stays behind when whatever comes after it fails. */
const STARTS =
  '^(startSandbox|startService|startApi|startBare|startPrivateMariadb|openGround|openRows|createServer|checkedServer)$';
const endsWithStarter = {
  selector: `AwaitExpression > CallExpression[callee.name=/${STARTS}/]`,
  message:
    'Whoever starts something says how it ends: await ends.of(start…(), (it) => it.stop()), of ends.ts.',
};

/** The rooms of `apps/miniprogram/src/pages.ts`, at the beginning of an address. */
const ADDRESS = '^.?(pages|list|resident|leader|captain|driver|supermarket|account|community).[a-z-]+.index';

/** An address that is typed by hand leads nowhere once its page moves, and nobody is told what the page wants to know. */
const oneRegistry = [
  `Literal[value=/${ADDRESS}/]`,
  `TemplateElement[value.raw=/${ADDRESS}/]`,
  'MemberExpression[object.name="Taro"][property.name=/^(navigateTo|redirectTo|reLaunch|switchTab)$/]',
  'ImportSpecifier[imported.name="useRouter"]',
].map((selector) => ({
  selector,
  message:
    'Pages have their addresses in pages.ts; open(pages.…), turnTo, startAt and useQuery of ui/open.ts use them.',
}));

/** Taro's templates leave these out (apps/miniprogram/config/templates-plugin.ts): they would be set, or heard, nowhere. */
const unheard = {
  selector:
    'JSXAttribute[name.name=/^(on(Touch(Start|End|Cancel)|Long(Press|Tap)|Animation|Transition)|animation$|hoverSt|selectable$|space$|decode$|userSelect$|overflow$|maxLines$)/]',
  message:
    'The templates leave this out: take it back in config/templates-plugin.ts or src/unset.json first.',
};

/** A column that says what it may hold needs no cast where it is read; a cast would go on saying what it held once. */
const COLUMNS =
  '/(Status|Role|Rule|Mode|Lane|Storage|ProductClass|Wish|(Scope|Place|Handoff|Holder|Sale|Loss)Kind)$/';
const typedColumns = [
  `TSAsExpression > TSTypeReference[typeName.name=${COLUMNS}]`,
  `TSAsExpression > TSArrayType > TSTypeReference[typeName.name=${COLUMNS}]`,
  'TSAsExpression > TSIndexedAccessType > TSTypeReference[typeName.name=/View$/]',
].map((selector) => ({
  selector,
  message: 'Entities type their columns by the contract’s unions: type the row that it comes from instead.',
}));

export default defineConfig(
  globalIgnores(['**/dist/', '**/.data/', 'out/', 'coverage/', '**/.swc/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    // Each file is checked by the nearest tsconfig.json: the root's, or the mini-program's.
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...size,
      ...realClock,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A template may hold a number; `unknown` and objects may not slip in as "[object Object]".
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Import elision is left to isolatedModules: a type used in a decorated constructor must stay a value import.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // What prints is its trade: the entry point, the played day, the benchmarks.
    files: [
      'apps/api/src/{main,start}.ts',
      'apps/api/src/admin.ts',
      'apps/api/src/migrate.ts',
      'apps/api/src/plan.ts',
      'apps/api/src/reseal.ts',
      'apps/trials/src/**/*.ts',
      'packages/wechat-sandbox/src/main.ts',
      'scripts/**',
      'apps/miniprogram/scripts/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-restricted-syntax': [...realClock['no-restricted-syntax'], ...typedColumns] },
  },
  {
    // The doors to it: the service's clock, WeChat's, and the phone's with what the service said.
    files: [
      'apps/api/src/ground/clock.ts',
      'packages/wechat-sandbox/src/clock.ts',
      'apps/miniprogram/src/api/clock.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/trials/src/{day,chaos,bench,recording}/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-syntax': [...realClock['no-restricted-syntax'], endsWithStarter] },
  },
  {
    files: ['apps/miniprogram/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.{ts,tsx}', 'apps/miniprogram/src/{pages,ui/open,api/clock}.ts'],
    rules: { 'no-restricted-syntax': [...realClock['no-restricted-syntax'], ...oneRegistry, unheard] },
  },
  {
    files: ['apps/miniprogram/src/**/*.tsx'],
    // An event handler may be an async function: Taro ignores what it returns.
    rules: {
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: [
      '**/*.spec.{ts,tsx}',
      '**/testing/**/*.ts',
      'apps/trials/src/world/**/*.ts',
      'apps/miniprogram/test/**/*.ts',
      '**/*.e2e.ts',
    ],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      // `expect.any()`, reply bodies and rows are compared, not used.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // A migration is one long table of tables; splitting it would hide what it makes.
    files: ['apps/api/src/**/migrations/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  {
    // The sandbox's page, and its side of the phone: browsers run them as they are.
    files: ['packages/wechat-sandbox/public/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        window: 'readonly',
        document: 'readonly',
        location: 'readonly',
        localStorage: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
    // Each is one function, so that nothing of it is seen by the page around it.
    rules: { ...size, 'max-lines-per-function': 'off' },
  },
  {
    // Scripts of a mini-program run where WeChat gives them these.
    files: ['apps/miniprogram/**/*.js'],
    ignores: ['apps/miniprogram/config/**'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        wx: 'readonly',
        App: 'readonly',
        Page: 'readonly',
        Component: 'readonly',
        getApp: 'readonly',
        getCurrentPages: 'readonly',
      },
    },
  },
);
