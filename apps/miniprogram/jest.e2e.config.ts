import path from 'node:path';
import type { Config } from 'jest';
import specs from '../../jest.config';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const project = (build: string, testMatch: readonly string[]): Project => ({
  displayName: build,
  rootDir: path.join(__dirname, '../..'),
  testEnvironment: 'node',
  globals: { BUILD: build },
  testMatch: testMatch.map((match) => `<rootDir>/apps/miniprogram/e2e/${match}`),
  transform: specs.transform,
  moduleNameMapper: specs.moduleNameMapper,
  modulePathIgnorePatterns: specs.modulePathIgnorePatterns,
});

/**
 * The days played in Chromium, on the browser's build beside the mini-program's. What `measure.ts` reports is worth more
 * alone: `-w 1`.
 */
const config: Config = {
  projects: [
    project('h5', ['*.e2e.ts']),
    project('weapp', ['{day,entrance,shelf,state}.e2e.ts', 'mini/*.e2e.ts']),
  ],
  testSequencer: path.join(__dirname, '../../scripts/longest-first.cjs'),
  testTimeout: 300_000,
  maxWorkers: 2,
};

export default config;
