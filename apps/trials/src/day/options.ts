import { parseArgs } from 'node:util';

/** What `npm run day` was asked for. */
export interface DayOptions {
  planFile: string;
  seed: number;
  out: string;
  /** A smaller day; left out: every household of the plan. */
  households?: number;
  /** A service that runs already; left out: one of its own on a private port. */
  url?: string;
  /** A private MariaDB instead of the embedded engine. */
  mysql: boolean;
  progress: boolean;
  /** Writes a CPU profile of the service into `out`. */
  profile: boolean;
}

const USAGE = `npm run day -- --plan FILE [--seed 1] [--out out/] [--households N] [--url URL] [--mysql] [--progress] [--profile]
  DATABASE_URL=mysql://…   an empty database for the day (or, with --url, the one the service uses)
  DATA_DIR=…               with --url and without DATABASE_URL: the data folder of the service`;

/** Reads the command line. @throws Error that says what was wrong and how to call it. */
export function parseOptions(argv: readonly string[]): DayOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      plan: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: 'out/' },
      households: { type: 'string' },
      url: { type: 'string' },
      mysql: { type: 'boolean', default: false },
      progress: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
    },
  });
  if (!values.plan) throw new Error(`--plan is missing\n${USAGE}`);
  return {
    planFile: values.plan,
    seed: whole('seed', values.seed, 0),
    out: values.out,
    households: values.households === undefined ? undefined : whole('households', values.households, 1),
    url: values.url,
    mysql: values.mysql,
    progress: values.progress,
    profile: values.profile,
  };
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`--${name}: not a whole number from ${least}\n${USAGE}`);
  return value;
}
