import path from 'node:path';
import type { Config } from 'jest';
import specs from '../../jest.config';

/** The days played in Chromium: one at a time, since each measures and photographs. */
const config: Config = {
  rootDir: path.join(__dirname, '../..'),
  testEnvironment: 'node',
  testMatch: ['<rootDir>/apps/miniprogram/e2e/**/*.e2e.ts'],
  transform: specs.transform,
  moduleNameMapper: specs.moduleNameMapper,
  modulePathIgnorePatterns: specs.modulePathIgnorePatterns,
  testTimeout: 300_000,
  maxWorkers: 1,
};

export default config;
