import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printed } from './print';
import { record } from './record';

const FOLDER = join(__dirname, '../../../miniprogram/test/recorded');

/** `npm run record`: writes what the mini-program's tests are answered with. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, content] of await record()) {
    const text = `${printed(content)}\n`;
    writeFileSync(join(FOLDER, `${name}.json`), text);
    process.stdout.write(`${name}.json ${Math.ceil(text.length / 1024)} KB\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
