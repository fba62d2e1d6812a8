import { posix } from 'node:path';
import type { Repository } from './files';
import { numberedTests, TEST_FILE, type NumberedTest } from './test-titles';

const DOCUMENT = 'docs/requirements.md';
const STATES = ['works', 'partly', 'missing'];
/** A test that shows more than these shows none of them well. */
const MOST_NUMBERS = 3;

/** A row of the document: `| A8.11 | what | state | route or file | what is missing | test file |`. */
interface Requirement {
  number: string;
  state: string;
  where: string;
  lacks: string;
  /** File names of its tests. */
  tests: readonly string[];
}

function requirementsOf(text: string): Requirement[] {
  return [...text.matchAll(/^\| *([AB]\d+\.\d+) *\|(.*)\|$/gm)].map(([, number = '', rest = '']) => {
    const [, state = '', where = '', lacks = '', tests = ''] = rest.split('|').map((cell) => cell.trim());
    return {
      number,
      state,
      where,
      lacks,
      tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    };
  });
}

/** What of the requirements' document is not so: rows that say too little, and tests and rows that do not name each other. */
export function requirementFaults({ texts }: Pick<Repository, 'texts'>): string[] {
  const text = texts.get(DOCUMENT) ?? '';
  const requirements = requirementsOf(text);
  const tests = [...texts].flatMap(([path, code]) => (TEST_FILE.test(path) ? numberedTests(path, code) : []));
  return [
    ...requirements.flatMap((one) => rowFaults(one, tests)),
    ...numberFaults(requirements),
    ...tests.flatMap((test) => titleFaults(test, requirements)),
    ...countFaults(text, requirements),
  ];
}

function rowFaults(
  { number, state, where, lacks, tests: files }: Requirement,
  tests: readonly NumberedTest[],
): string[] {
  const faults: string[] = [];
  if (!STATES.includes(state)) faults.push(`the state is one of ${STATES.join(', ')}`);
  if (state !== 'missing' && where === '') faults.push('name the route or file');
  if (state === 'partly' && lacks === '') faults.push('say what is missing');
  if (state === 'works' && files.length === 0) faults.push('name the test that shows it');
  if (state === 'works' && lacks !== '') faults.push('what works misses nothing');
  for (const file of files)
    if (!tests.some(({ path, numbers }) => posix.basename(path) === file && numbers.includes(number)))
      faults.push(`no test of ${file} carries ${number} in its title`);
  return faults.map((fault) => `${DOCUMENT}: ${number}: ${fault}`);
}

/** Each plan's rows are numbered from 1 without a gap, so that none goes lost. */
function numberFaults(requirements: readonly Requirement[]): string[] {
  const next = new Map<string, number>();
  return requirements.flatMap(({ number }) => {
    const [plan = '', n] = number.split('.');
    const expected = next.get(plan) ?? 1;
    next.set(plan, Number(n) + 1);
    return Number(n) === expected ? [] : [`${DOCUMENT}: ${number} stands where ${plan}.${expected} should`];
  });
}

function titleFaults({ path, title, numbers }: NumberedTest, requirements: readonly Requirement[]): string[] {
  const faults = numbers.flatMap((number) => {
    const row = requirements.find((one) => one.number === number);
    if (!row) return [`${number} is no requirement of ${DOCUMENT}`];
    return row.tests.includes(posix.basename(path))
      ? []
      : [`${DOCUMENT} names no test of this file for ${number}`];
  });
  if (numbers.length > MOST_NUMBERS) faults.push(`a test shows ${MOST_NUMBERS} requirements at most`);
  return faults.map((fault) => `${path}: “${title}”: ${fault}`);
}

/** The sentence that sums the table up is the table's. */
function countFaults(text: string, requirements: readonly Requirement[]): string[] {
  const count = (state: string): number => requirements.filter((one) => one.state === state).length;
  const sum = `${requirements.length} requirements: ${count('works')} work, ${count('partly')} work in part, ${count('missing')} are missing`;
  return text.includes(sum) ? [] : [`${DOCUMENT}: say “${sum}”`];
}
