import { parseArgs } from 'node:util';

/** What `npm run chaos` was asked for. */
export interface ChaosOptions {
  payments: number;
  /** At least so many refunds; they come from a round that is cancelled after it was paid. */
  refunds: number;
  kills: number;
  seed: number;
  /** A private MariaDB instead of the embedded engine. */
  mysql: boolean;
  out: string;
}

const USAGE = `npm run chaos -- [--payments 500] [--refunds 200] [--kills 5] [--seed 1] [--mysql] [--out out/chaos/]`;

/** Reads the command line. @throws Error that says what was wrong and how to call it. */
export function parseOptions(argv: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      payments: { type: 'string', default: '500' },
      refunds: { type: 'string', default: '200' },
      kills: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      mysql: { type: 'boolean', default: false },
      out: { type: 'string', default: 'out/chaos/' },
    },
  });
  const whole = (name: 'payments' | 'refunds' | 'kills' | 'seed'): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name}: not a whole number\n${USAGE}`);
    return value;
  };
  const [payments, refunds, kills, seed] = [
    whole('payments'),
    whole('refunds'),
    whole('kills'),
    whole('seed'),
  ];
  if (payments < 2) throw new Error(`--payments: at least 2\n${USAGE}`);
  if (refunds > payments / 2) throw new Error(`--refunds: at most half of the payments\n${USAGE}`);
  return { payments, refunds, kills, seed, mysql: values.mysql, out: values.out };
}
