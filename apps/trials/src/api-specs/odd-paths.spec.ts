import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEmbedded } from '../world/engines';
import { startService, type TestService } from '../world/service';
import { problemFlaws } from './testing/problems';

/** Paths as scanners send them; none leads anywhere, and none may be answered as a fault of the service. */
const ODD = [
  '//',
  '///etc/passwd',
  '/..',
  '/../..',
  '/a/../../b',
  '/..%2f..%2fetc/passwd',
  '/%2e%2e/%2e%2e',
  '/%5c',
  '/%5c..%5c..',
  '/a%5cb',
  '/.env',
  '/.git/config',
  '/%00',
  '/a%00.html',
  '/%',
  '/%zz',
  '/%c3',
  '/%ff%fe',
  '/a//b',
  '/index.html/',
  '/index.html/..',
  '/index.html%00',
  '/C:/windows',
  '/~root',
  '/a;b=c',
  '/a?b=%zz',
  `/${'a'.repeat(5000)}`,
  '/api',
  '/api/',
  '/api//',
  '/api//me',
  '/api/..',
  '/api/../..',
  '/api/%5c',
  '/api/rounds/..',
  '/api/rounds/%5c',
  '/api/rounds//',
  '/api/rounds/%',
  '/api/files/..%5c..',
  '/api/docs/..',
  '/api/docs//',
  '/api/docs/%5c',
  '/api/docs/%zz',
] as const;

describeEmbedded('odd paths', (engine) => {
  let folder: string;
  let service: TestService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-web-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>菜篮</title>');
    service = await startService(engine, { webDir: folder });
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const)(
    'are refused as problems by %s, without a word of how the service is built',
    async (method) => {
      const wrong: string[] = [];
      for (const url of ODD) {
        const answer = await service.app.inject({ method, url });
        if (answer.statusCode < 400) continue;
        wrong.push(...problemFlaws(answer, method).map((flaw) => `${url}: ${flaw}`));
        if (/node_modules| {4}at |\/work\/|\/tmp\//.test(answer.body)) wrong.push(`${url}: ${answer.body}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('lead to the page where they lead anywhere', async () => {
    expect(await service.app.inject({ url: '/' })).toMatchObject({ statusCode: 200 });
    expect(await service.app.inject({ url: '/index.html?x=1' })).toMatchObject({ statusCode: 200 });
  });
});
