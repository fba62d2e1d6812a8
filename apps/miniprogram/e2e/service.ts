import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox } from '@cailan/wechat-sandbox';

const ROOT = path.join(__dirname, '../../..');
const MAIN = path.join(ROOT, 'apps/api/dist/main.js');
const READY_MS = 60_000;
const END_MS = 15_000;

/** The built service with a database of its own. */
export interface Service {
  /** Without a trailing slash; serves the API and the browser's build. */
  url: string;
  /** WeChat's stand-in beside it, for what a phone's WeChat does. */
  wechatUrl: string;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts `apps/api/dist/main.js` and WeChat's stand-in as `npm start` does, on free ports, with the regiment's plan in a
 * temporary folder.
 * @param settings added to its environment.
 * @throws Error with what it said when it is not built, or does not get ready within a minute.
 */
export async function startService(settings: Record<string, string> = {}): Promise<Service> {
  if (!existsSync(MAIN)) throw new Error('apps/api/dist is missing: npm run build');
  const folder = mkdtempSync(path.join(tmpdir(), 'cailan-e2e-'));
  const port = await freePort();
  const wechat = await startSandbox({ notifyUrl: `http://127.0.0.1:${port}`, billsOfToday: true });
  const child = spawn(process.execPath, [MAIN], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'development',
      LOG_LEVEL: 'silent',
      PLAN: 'plans/a8-regiment.yaml',
      DATA_DIR: folder,
      DATABASE_URL: '',
      WECHAT_FILE: wechatFile(folder, wechat),
      ...settings,
    },
    // The channel: whoever kills the run ends its service too.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // A run that is broken off leaves no service behind.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    await Promise.all([end(child), wechat.stop()]);
    process.removeListener('exit', kill);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  };
  try {
    return { url: await addressOf(child), wechatUrl: wechat.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The stand-in must know where its notices go before the service starts. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** What the service knows of its WeChat, in a file that nobody else reads. */
function wechatFile(folder: string, wechat: Sandbox): string {
  const file = path.join(folder, 'wechat.json');
  writeFileSync(file, JSON.stringify(wechat.configuration()), { mode: 0o600 });
  return file;
}

/** The service says where it listens once it answers; the port is the system's choice. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the service ${why}; it said: ${said}`));
    const timer = setTimeout(() => fail(`was not ready within ${READY_MS / 1000} s`), READY_MS);
    const hear = (words: Buffer) => {
      said += words.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\/\s)/.exec(said) ?? [];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code ?? 'a signal'}`);
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
