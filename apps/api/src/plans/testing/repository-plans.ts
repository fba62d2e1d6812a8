import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, stringify } from 'yaml';

import { PlanFaults } from '../plan.faults';
import { parsePlan } from '../plan.parse';
import type { Plan } from '../plan.types';

const folder = join(__dirname, '../../../../../plans');

/** The text of a file in the repository's `plans/`. */
export function readPlanFile(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

export function loadPlan(name: string): Plan {
  return parsePlan(readPlanFile(name), readPlanFile);
}

/** Nothing is typed here on purpose: a bad plan is any YAML. */
type Tree = Record<string | number, unknown>;

/** A file with its aliases written out, changed at dotted paths (`suppliers.3.windows`); undefined deletes. */
export function changedPlanFile(name: string, changes: Record<string, unknown>): string {
  const tree = parse(readPlanFile(name)) as Tree;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const key = keys.pop() ?? '';
    const parent = keys.reduce((node, step) => node[step] as Tree, tree);
    if (value === undefined) delete parent[key];
    else parent[key] = value;
  }
  return stringify(tree, { aliasDuplicateObjects: false });
}

/** What a plan is refused for, without the lines, which move with every edit of a plan; empty when it is taken. */
export function faultsOf(source: string, catalogue?: string): string[] {
  return sentencesOf(source, catalogue).map((sentence) => sentence.replace(/ 第 \d+ 行/, ''));
}

/** The whole sentences that a plan is refused with; empty when it is taken. */
function sentencesOf(
  source: string | Buffer,
  catalogue: string | Buffer = readPlanFile('catalogue.yaml'),
): string[] {
  try {
    parsePlan(source, () => catalogue);
  } catch (error) {
    if (error instanceof PlanFaults) return error.faults.map(({ sentence }) => sentence);
    throw error;
  }
  return [];
}
