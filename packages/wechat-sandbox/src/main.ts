import { parseArgs } from 'node:util';
import { writeSecret } from './credentials';
import { startSandbox } from './index';
import type { SandboxOptions } from './options';

/** `node dist/main.js --port 4100 --data DIR --write FILE --notify-url URL --payee CODE=direct …` */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4100' },
    data: { type: 'string' },
    write: { type: 'string' },
    'notify-url': { type: 'string' },
    payee: { type: 'string', multiple: true, default: [] },
    'bills-of-today': { type: 'boolean', default: false },
    seed: { type: 'string' },
    'refund-seconds': { type: 'string' },
    'shipping-delay-seconds': { type: 'string' },
  },
});

function number(name: 'port' | 'seed' | 'refund-seconds' | 'shipping-delay-seconds'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

function payees(): NonNullable<SandboxOptions['payees']> {
  return Object.fromEntries(
    values.payee.map((text) => {
      const [, code, mode] = /^(.+)=(direct|partner)$/.exec(text) ?? [];
      if (!code || (mode !== 'direct' && mode !== 'partner')) {
        throw new Error(`--payee takes CODE=direct or CODE=partner, not "${text}".`);
      }
      return [code, mode];
    }),
  );
}

async function main(): Promise<void> {
  const sandbox = await startSandbox({
    port: number('port'),
    data: values.data,
    notifyUrl: values['notify-url'],
    payees: payees(),
    billsOfToday: values['bills-of-today'],
    seed: number('seed'),
    refundSeconds: number('refund-seconds'),
    shippingDelaySeconds: number('shipping-delay-seconds'),
  });
  if (values.write) writeSecret(values.write, sandbox.configuration());
  console.log(`WeChat sandbox: ${sandbox.url}`);
  const end = () => void sandbox.stop().then(() => process.exit(0));
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
