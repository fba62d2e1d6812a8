import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { PlanFaults } from './plan.faults';
import { expandPlan } from './plan.expand';
import { rulesOf } from './plan.file';
import { parsePlan } from './plan.parse';
import { planShape } from './plan.schema';
import type { Shape } from './plan.shape';
import { fieldEffects } from './testing/field-effects';
import { readPlanFile } from './testing/repository-plans';

/** The fields of a shape that have no fields of their own, by path; a list's items are `[]`. */
function leavesOf(shape: Shape<unknown>, path = ''): string[] {
  const { inside } = shape;
  if (inside === undefined) return [path];
  if (typeof inside === 'function') return leavesOf(inside, inside.inside ? `${path}[]` : path);
  return [...inside].flatMap(([name, field]) => leavesOf(field, path ? `${path}.${name}` : name));
}

type Tree = Record<string, unknown>;

/** Changes the first value at a path (`suppliers[].licence.number`), adding optional ones; false where there is none. */
function changed(tree: Tree, path: string): boolean {
  const steps = path.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), '0'] : [part]));
  const last = steps.pop() ?? '';
  let node: Tree | undefined = tree;
  for (const step of steps) {
    // A part that a plan may leave out is written.
    if (node && node[step] === undefined && !/^\d+$/.test(step)) node[step] = {};
    node = node?.[step] as Tree | undefined;
  }
  if (!node) return false;
  const before = node[last];
  if (before === undefined) node[last] = ADDED[path] ?? ADDED[last] ?? 1;
  else node[last] = another(before);
  return true;
}

/** Fields that may be left out, and a value that they may have. */
const ADDED: Record<string, unknown> = {
  'windows[].weekdays': [1, 2],
  'suppliers[].windows[].start': '12:00',
  'suppliers[].windows[].end': '12:30',
  'suppliers[].licence.pharmacy': true,
  'suppliers[].carries.except': ['GRN-001'],
  'suppliers[].carries.products': ['MED-001'],
  'rules.label.days': 30,
  ...{ collects: 'staff', confirms: 'staff', receives: 'leader', handsOut: 'turns' },
};

const WORDS: Record<string, string> = {
  ...{ building: 'unit', room: 'building', full: 'masked', masked: 'full', never: 'with_reason' },
  ...{ refuse_and_propose_suspension: 'refuse', first_come: 'fair', fair: 'first_come' },
  ...{ before_confirm: 'after_delivery', grain: 'fruit' },
};

function another(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  // Doubled: a share of a thousand, or the size of a grid, is seen in what it makes.
  if (typeof value === 'number') return value === 0 ? 1 : value * 2;
  if (Array.isArray(value)) return value.slice(0, -1);
  const text = String(value);
  if (/^\d\d:\d\d$/.test(text)) return text.replace(/\d$/, '1');
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '2029-01-01';
  return WORDS[text] ?? (/^1\d{10}$/.test(text) ? '19800000000' : `${text}9`);
}

const loadedOf = (source: string): string => {
  const plan = parsePlan(source, readPlanFile);
  return JSON.stringify([expandPlan(plan), rulesOf(plan)]);
};

describe('every field of a plan', () => {
  const leaves = leavesOf(planShape);
  const source = readPlanFile('a8-regiment.yaml');
  const before = loadedOf(source);

  it('is found by walking the schema, and stands with the spec that shows its effect', () => {
    expect(Object.keys(fieldEffects).sort()).toEqual([...leaves].sort());
  });

  it.each(Object.entries(fieldEffects))('%s is shown by its spec', (_field, [file, title]) => {
    const path = join(__dirname, '..', file);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(title);
  });

  it.each(leaves)('%s changes what is loaded, or is refused', (field) => {
    const tree = parse(source) as Tree;
    expect(changed(tree, field)).toBe(true);
    let after: string;
    try {
      after = loadedOf(stringify(tree, { aliasDuplicateObjects: false }));
    } catch (error) {
      expect(error).toBeInstanceOf(PlanFaults);
      return;
    }
    expect(after === before).toBe(false);
  });
});
