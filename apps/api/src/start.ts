import './ground/settings/private-files';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '@cailan/wechat-sandbox';
import { loadConfig, type StartConfig } from './ground/settings/config';
import { holdFolder } from './ground/db/folder-lock';
import { endWithRunner } from './ends-with-parent';
import { machine } from './ground/clock';
import { unheard } from './ground/settings/start-faults';

/**
 * `npm start`: the service with a stand-in for WeChat beside it, so that one command shows everything. With `WECHAT_FILE`
 * (the real WeChat's, or another stand-in's) it starts the service alone.
 */
async function main(): Promise<void> {
  // What the service would refuse is refused before anything is started for it.
  const config = loadConfig();
  const own = config.wechat ? undefined : await standIn(config);
  const service = spawn(process.execPath, [join(__dirname, 'main.js')], {
    env: { ...process.env, ...(own && { WECHAT_FILE: own.file }) },
    // The channel tells the service of this process's end, even of one by SIGKILL.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The service ends on the signal, and this process with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void service.kill(signal));
  process.once('exit', () => void service.kill('SIGKILL'));
  endWithRunner(() => void service.kill('SIGTERM'));
  service.once('exit', (code, signal) => {
    void (own?.stop() ?? Promise.resolve()).finally(() => process.exit(signal ? 1 : (code ?? 1)));
  });
}

async function standIn(config: StartConfig): Promise<{ file: string; stop: () => Promise<void> }> {
  const data = join(config.dataDir, 'wechat');
  // Before its journal is touched: another `npm start` may be writing it.
  holdFolder(data, 'npm start');
  const sandbox = await startSandbox({
    data,
    port: config.sandboxPort,
    notifyUrl: `http://127.0.0.1:${config.port}`,
    billsOfToday: true,
  }).catch((error: unknown) => {
    throw unheard({ host: '127.0.0.1', port: config.sandboxPort, setting: 'SANDBOX_PORT' }, error);
  });
  // An earlier demonstration may have moved the stand-in's clock; the service begins with the machine's.
  await fetch(`${sandbox.url}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: machine.now() }),
  });
  const file = join(data, 'cailan.json');
  writeFileSync(file, JSON.stringify(sandbox.configuration(), null, 2), { mode: 0o600 });
  return { file, stop: () => sandbox.stop() };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
