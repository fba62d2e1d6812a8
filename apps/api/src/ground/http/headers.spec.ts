import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from '../../server';
import { describeEmbedded, type TestDatabase } from '@cailan/trials/world/engines';

describeEmbedded('the headers of every answer', (engine) => {
  let database: TestDatabase;
  let webDir: string;
  const apps = new Map<string, NestFastifyApplication>();
  const serve = async (changes: object) => {
    const known = apps.get(JSON.stringify(changes));
    if (known) return known;
    const app = await createServer({ ...database.config, webDir, ...changes });
    apps.set(JSON.stringify(changes), app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app;
  };

  beforeAll(async () => {
    database = await engine.start();
    webDir = mkdtempSync(join(tmpdir(), 'cailan-web-'));
    writeFileSync(join(webDir, 'index.html'), '<html><script>page()</script><script src="/a.js"></script>');
  });
  afterAll(async () => {
    for (const app of apps.values()) await app.close();
    await database.close();
    rmSync(webDir, { recursive: true });
  });

  it.each([
    ['the page', '/', 200],
    ['an answer', '/api/health/live', 200],
    ['a refusal', '/api/me', 401],
    ['what is not there', '/api/nothing', 404],
    ['a path that cannot be read', '/api/%', 404],
    ['the documentation', '/api/docs', 200],
    ['the contract', '/api/openapi.json', 200],
  ])('%s: no guessing, no frames, nothing from elsewhere', async (_case, url, status) => {
    const { statusCode, headers } = await (await serve({ production: true })).inject({ url });
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*(unsafe|\*|http)/);
    if (url.startsWith('/api')) expect(headers['cache-control']).toBe('no-store');
  });

  it('the page’s own script is named by its hash, and a demonstration’s sheets by their address', async () => {
    const hash = createHash('sha256').update('page()').digest('base64');
    const wechat = { apiUrl: 'http://127.0.0.1:4100' };
    const policyOf = async (changes: object) =>
      String((await (await serve(changes)).inject({ url: '/' })).headers['content-security-policy']);
    expect(await policyOf({ wechat: { ...wechat, merchants: [] } })).toContain(
      `script-src 'self' 'sha256-${hash}' http://127.0.0.1:4100`,
    );
    expect(await policyOf({ production: true })).toContain(`script-src 'self' 'sha256-${hash}';`);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'a demonstration that nobody asked for is refused behind a proxy: %s',
    async (name) => {
      const headers = { [name]: '1.2.3.4' };
      const url = '/api/development/people';
      const local = await (await serve({ localOnly: true })).inject({ url, headers });
      expect([local.statusCode, local.json<{ code: string }>().code]).toEqual([403, 'local_demonstration']);
      expect((await (await serve({ localOnly: false })).inject({ url, headers })).statusCode).toBe(200);
    },
  );
});
