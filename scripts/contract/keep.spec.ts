import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Contract } from '../../apps/api/src/ground/http/openapi/contract';
import { keepContract } from './keep';

describe('the contract’s types as schemas', () => {
  let folder: string;
  const view = () => join(folder, 'src/files/views.ts');
  const kept = () => join(folder, 'dist/contract.json');
  const schema = () => (JSON.parse(readFileSync(kept(), 'utf8')) as Contract).schemas['FileView'];
  const write = (text: string) => writeFileSync(view(), text);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-contract-'));
    cpSync(resolve(__dirname, '../../packages/shared-types/src'), join(folder, 'src'), { recursive: true });
    keepContract(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are kept while no type changed, and made anew once one did', () => {
    const { ino } = statSync(kept());
    keepContract(folder);
    expect(statSync(kept()).ino).toBe(ino);
    write(`import type { Instant } from '../ground/instant';
      /** A picture. */
      export interface FileView {
        /** In grams. */
        massGrams: number | null;
        takenAt?: Instant;
      }`);
    keepContract(folder);
    expect(statSync(kept()).ino).not.toBe(ino);
    expect(schema()).toEqual({
      type: 'object',
      description: 'A picture.',
      properties: {
        massGrams: { type: ['integer', 'null'], description: 'In grams.' },
        takenAt: { $ref: '#/components/schemas/Instant' },
      },
      required: ['massGrams'],
    });
  });

  it('stop the build where JSON schema cannot say a type', () => {
    const before = readFileSync(kept(), 'utf8');
    const lists = `const A = ['a'] as const; const B = [...A, 'b'] as const;`;
    for (const type of ['() => number', '(typeof B)[number]']) {
      write(`${lists} export interface FileView { weight: ${type} }`);
      expect(() => keepContract(folder)).toThrow();
    }
    expect(readFileSync(kept(), 'utf8')).toBe(before);
  });
});
