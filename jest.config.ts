import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Config } from 'jest';

const root = __dirname;

/** The build's own compiler options, so that what is tested is what runs. The build leaves specs out; Jest may not. */
const swcrc = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8')) as {
  jsc: { parser: object; transform: object };
};
const swc = { ...swcrc, $schema: undefined, exclude: [], swcrc: false };
const swcTsx = {
  ...swc,
  jsc: {
    ...swc.jsc,
    parser: { ...swc.jsc.parser, tsx: true },
    transform: { ...swc.jsc.transform, react: { runtime: 'automatic' } },
  },
};

const config: Config = {
  rootDir: root,
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/scripts/**/*.spec.ts',
    '<rootDir>/packages/**/*.spec.ts',
    '<rootDir>/apps/{api,trials}/src/**/*.spec.ts',
    '<rootDir>/apps/miniprogram/{src,test}/**/*.spec.{ts,tsx}',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: [
    '<rootDir>/apps/[^/]+/dist/',
    '<rootDir>/packages/[^/]+/dist/',
    '<rootDir>/out/',
  ],
  transform: { '\\.ts$': ['@swc/jest', swc], '\\.tsx$': ['@swc/jest', swcTsx] },
  moduleNameMapper: {
    '^@cailan/shared-types$': '<rootDir>/packages/shared-types/src/index.ts',
    '^@cailan/shared-types/dto$': '<rootDir>/packages/shared-types/src/dto.ts',
    '^@cailan/(api|trials)/(.*)$': '<rootDir>/apps/$1/src/$2',
    // What is loaded when it is first needed is named as Node finds it once it is compiled.
    '^(\\.{1,2}/.+)\\.js$': ['$1.ts', '$1.js'],
    '^@cailan/wechat-sandbox$': '<rootDir>/packages/wechat-sandbox/src/index.ts',
  },
  setupFiles: ['<rootDir>/apps/trials/src/world/metadata.ts'],
  globalSetup: '<rootDir>/apps/trials/src/world/global-setup.ts',
  globalTeardown: '<rootDir>/apps/trials/src/world/global-teardown.ts',
  testTimeout: 60_000,
  testSequencer: '<rootDir>/scripts/longest-first.cjs',
  // One more than there are processors: a spec waits for its database a third of the time.
  maxWorkers: availableParallelism() + 1,
};

export default config;
