import { wholeSetting } from './settings';

/** How long the service waits for others, and how much it takes from them at once. Milliseconds unless named otherwise. */
export interface Limits {
  /** Until a request's head is there. */
  headersMs: number;
  /** Until a whole request is there, the largest picture over the slowest network among them. */
  requestMs: number;
  /** Until a body is there that is no picture. */
  bodyMs: number;
  /** How long a connection stays open between two requests. */
  keepAliveMs: number;
  /** How often connections are looked over for the times above. */
  lookOverMs: number;
  /** A reader that takes nothing for as long is ended, and a sender that sends nothing. */
  stalledMs: number;
  /** Connections at once; more are closed as they come. */
  connections: number;
  /** Until a statement is answered by MySQL or MariaDB. */
  statementMs: number;
  /** Until a connection of the pool is free, and until a new one is made. The embedded engine's turns are waited for as long. */
  poolWaitMs: number;
  /** Who may wait for a connection of the pool; more are answered `busy` at once. */
  poolWaiting: number;
  /** Until `/health/ready` calls a database that does not answer not ready. */
  readyMs: number;
  /** Requests of one person in a minute. */
  requestsPerMinute: number;
  /** Papers that may wait for a thread; more are answered `busy`. */
  papersWaiting: number;
  /** How long a paper may wait for a thread. */
  paperWaitMs: number;
  /** One and the same thing is not asked of WeChat again within this time. */
  wechatAgainMs: number;
  /** Pictures that a person may store in a day. */
  picturesPerDay: number;
}

export const LIMITS: Limits = {
  headersMs: 15_000,
  requestMs: 75_000,
  bodyMs: 20_000,
  keepAliveMs: 65_000,
  lookOverMs: 5_000,
  stalledMs: 30_000,
  connections: 8_000,
  statementMs: 30_000,
  poolWaitMs: 15_000,
  // What a pool serves in that time, at some hundred transactions a second.
  poolWaiting: 3_000,
  readyMs: 800,
  requestsPerMinute: 600,
  papersWaiting: 20,
  paperWaitMs: 20_000,
  wechatAgainMs: 2_000,
  picturesPerDay: 100,
};

const MOST = 2_147_483_647;

/** What `LIMIT_REQUEST_MS` and its like set, over what stands in `LIMITS`; a name that sets nothing is a fault. */
export function readLimits(env: NodeJS.ProcessEnv, faults: string[]): Limits {
  const limits = { ...LIMITS };
  const names = new Map((Object.keys(LIMITS) as (keyof Limits)[]).map((name) => [settingOf(name), name]));
  for (const [setting, name] of names) {
    const text = env[setting];
    if (text) limits[name] = wholeSetting(setting, text, [1, MOST], faults);
  }
  const unknown = Object.keys(env).filter((name) => name.startsWith('LIMIT_') && !names.has(name));
  for (const name of unknown.sort()) faults.push(`${name}: 没有这一项，请核对名字，不要就删掉`);
  return limits;
}

/** `requestMs` → `LIMIT_REQUEST_MS`. */
const settingOf = (name: string): string => `LIMIT_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
