import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '@cailan/shared-types';
import { describeEmbedded } from '../world/engines';
import { RawSocket } from '../world/raw-socket';
import { startService, type TestPerson, type TestService } from '../world/service';

/** So short that a spec sees the end of what would otherwise be held for half a minute. */
const SHORT = {
  headersMs: 300,
  bodyMs: 300,
  requestMs: 600,
  keepAliveMs: 300,
  stalledMs: 300,
  lookOverMs: 50,
};
/** Larger than what the machine takes between service and reader. */
const LARGE = 24_000_000;

describeEmbedded('a client that is stuck', (engine) => {
  let folder: string;
  let service: TestService;
  let person: TestPerson;
  let server: Server;
  let port: number;
  const opened: RawSocket[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-web-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'large.js'), Buffer.alloc(LARGE, 'x'));
    service = await startService(engine, { webDir: folder, limits: SHORT });
    await service.app.listen(0, '127.0.0.1');
    server = service.app.getHttpServer();
    ({ port } = server.address() as AddressInfo);
    person = await service.person('resident');
  });
  afterEach(() => opened.splice(0).forEach((socket) => socket.end()));
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const connected = async () => {
    const socket = await RawSocket.to(port);
    opened.push(socket);
    return socket;
  };
  const head = (line: string, ...headers: string[]) =>
    [`${line} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${person.token}`, ...headers, '', ''].join('\r\n');
  const post = (path: string, type: string, bytes = 1000) =>
    head(`POST /api${path}`, `Content-Type: ${type}`, `Content-Length: ${bytes}`);
  /** The problem that was told before the connection was closed. */
  const toldBy = async (socket: RawSocket) => {
    const { status, headers, body } = await socket.ended();
    const { code } = JSON.parse(body || '{}') as Partial<Problem>;
    return { status, code, type: headers['content-type'], connection: headers['connection'] };
  };
  const problem = (status: number, code: string) => ({
    status,
    code,
    type: 'application/problem+json; charset=utf-8',
    connection: 'close',
  });

  describe('in sending', () => {
    it.each([
      ['nothing at all', ''],
      ['half a first line', 'GET /api/hea'],
      ['half its headers', 'GET /api/health/live HTTP/1.1\r\nHost: x\r\nX-'],
    ])('%s is let go', async (_, text) => {
      const socket = await connected();
      socket.send(text);
      const said = await socket.ended();
      // Which of two time-outs comes first is the machine's to say: one of them tells why.
      expect([0, 408]).toContain(said.status);
    });

    it.each([
      ['a JSON body', () => post('/me/consents', 'application/json'), '{"version":'],
      ['a notice', () => post('/wechat-pay/notifications', 'application/json'), '{"id":'],
      ['a picture', () => post('/files', 'image/png', 100_000), Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ])('half of %s is told so and let go', async (name, line, bytes) => {
      const socket = await connected();
      socket.send(line());
      socket.send(bytes);
      const said = await toldBy(socket);
      expect(said).toMatchObject({ status: 408, connection: 'close' });
      if (name !== 'a notice') expect(said).toEqual(problem(408, 'too_slow'));
    });

    it('byte by byte is told so and let go', async () => {
      const socket = await connected();
      socket.send(post('/me/consents', 'application/json'));
      const drip = setInterval(() => socket.send('x'), 20);
      expect(await toldBy(socket)).toEqual(problem(408, 'too_slow'));
      clearInterval(drip);
    });
  });

  describe('in reading', () => {
    it.each([
      ['the web page', 'GET /large.js'],
      ['a list', 'GET /api/openapi.json'],
    ])('%s is let go, and others are served meanwhile', async (_, line) => {
      const accepted = once(server, 'connection') as Promise<[Socket]>;
      const socket = await connected();
      const [theirs] = await accepted;
      socket.stall();
      const many = line.includes('openapi') ? 400 : 1;
      for (let i = 0; i < many; i++) socket.send(head(line));
      expect((await service.app.inject({ url: '/api/health/live' })).statusCode).toBe(200);
      if (!theirs.destroyed) await once(theirs, 'close');
    });
  });

  it('is not one that waits for an answer that takes its time', async () => {
    const socket = await connected();
    const busy = service.db.transaction(() => sleep(3 * SHORT.stalledMs));
    socket.send(head('GET /api/me', 'Connection: close'));
    expect((await socket.ended()).status).toBe(200);
    await busy;
  });

  it('that sends no request is told what is wrong, and nothing that follows is believed', async () => {
    const next = head('GET /api/health/live', 'Connection: close');
    const bad = await connected();
    bad.send(`GET / HTTP/9.9\r\n\r\n${next}`);
    expect(await toldBy(bad)).toEqual(problem(400, 'bad_request'));
    const long = await connected();
    long.send(head('GET /api/health/live', `X-Long: ${randomBytes(20_000).toString('hex')}`) + next);
    expect(await toldBy(long)).toEqual(problem(431, 'headers_too_large'));
  });
});
