import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutgoingHttpHeaders } from 'node:http';
import { REFUSALS, type Problem, type RefusalCode } from '@cailan/shared-types';
import { makeGateRound } from '../api-specs/testing/gate-round';
import { startWorld, type World } from '../world/world';
import { describeEngines } from '../world/engines';
import { Chance } from './testing/chance';
import { groundOf } from './testing/ground';
import { RequestMaker, type FuzzedRequest } from './testing/requests';

/** `FUZZ_SEED=7 FUZZ_REQUESTS=20000 npm run fuzz`: the same requests again, or more of them. */
const SEED = Number(process.env['FUZZ_SEED'] || randomInt(1_000_000));
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] || 3000);
/** What is refused with a 5xx because it is so: this service has no WeChat. */
const MAY_BE_503: readonly string[] = ['wechat_not_configured', 'wechat_unavailable'];

/** What is wrong with an answer, whatever was asked. */
function wrongWith(
  answer: { statusCode: number; headers: OutgoingHttpHeaders; body: string },
  method: string,
): string | undefined {
  const { statusCode: status, body } = answer;
  if (status < 400) return undefined;
  const type = String(answer.headers['content-type']);
  if (method === 'HEAD') return status >= 500 ? String(status) : undefined;
  if (!type.includes('json')) return `${status} as ${type || 'nothing'}: ${body.slice(0, 200)}`;
  const problem = JSON.parse(body) as Partial<Problem> & { message?: string };
  // WeChat reads its own form.
  const code = problem.code === 'FAIL' ? problem.message : problem.code;
  // A machine that is slower than a balancer waits says so of itself.
  if (body.includes('"not_ready"')) return undefined;
  if (status >= 500 && !MAY_BE_503.includes(code ?? '')) return `${status} ${body.slice(0, 300)}`;
  if (problem.code === 'FAIL') return undefined;
  if (!type.startsWith('application/problem+json')) return `${status} as ${type}`;
  const known = REFUSALS[code as RefusalCode] as { status: number } | undefined;
  if (known?.status !== status || problem.status !== status) return `${status} with ${String(code)}`;
  return undefined;
}

const shown = ({ method, url, headers, payload }: FuzzedRequest): string =>
  `${method} ${url} (${headers['content-type'] ?? ''}) ${String(payload ?? '').slice(0, 400)}`;

describeEngines(`${REQUESTS} requests from seed ${SEED}`, (engine) => {
  let folder: string;
  let world: World;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-web-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    world = await startWorld(engine, { webDir: folder });
    await world.draftRound({ offers: { 'VEG-001': {} } });
    await makeGateRound(world);
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are each answered, or refused with a problem by a known code', async () => {
    const maker = new RequestMaker(new Chance(SEED), await groundOf(world));
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    for (let i = 0; i < REQUESTS; i++) {
      const request = maker.next();
      const answer = await world.app.inject(request as { method: 'GET'; url: string });
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      const fault = wrongWith(answer, request.method);
      if (fault) wrong.push(`#${i} ${shown(request)}\n    → ${fault}`);
    }
    if (wrong.length > 0)
      throw new Error(`seed ${SEED}: ${wrong.length} of ${REQUESTS}\n${wrong.slice(0, 20).join('\n')}`);
    // A fuzzer whose requests are all refused alike finds nothing.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(REQUESTS / 20);
    expect(statuses.get(409) ?? 0).toBeGreaterThan(REQUESTS / 300);
  });
});
