import type { Config } from '../ground/settings/config';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Where the stand-in for WeChat's servers is; undefined when they are the real ones, or none are configured. */
export function standInUrl({ wechat }: Pick<Config, 'wechat'>): string | undefined {
  return wechat && LOOPBACK.has(new URL(wechat.apiUrl).hostname) ? wechat.apiUrl : undefined;
}

/**
 * Moves the stand-in's clock along with the service's, which signatures and bills compare; whatever it owes by then
 * comes before this resolves. @throws Error when it does not answer.
 */
export async function moveStandIn(config: Pick<Config, 'wechat'>, now: string): Promise<void> {
  const url = standInUrl(config);
  if (!url) return;
  const reply = await fetch(`${url}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
  if (!reply.ok) throw new Error(`the stand-in for WeChat keeps its time: ${reply.status}`);
}
