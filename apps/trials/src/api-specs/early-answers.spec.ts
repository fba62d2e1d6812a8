import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '@cailan/shared-types';
import { describeEmbedded } from '../world/engines';
import { RawSocket } from '../world/raw-socket';
import { startService, type TestPerson, type TestService } from '../world/service';

const CONNECTIONS = 4;

/** All times but a body's are as in service, so that none of them answers in its place. */
describeEmbedded('before a body has come', (engine) => {
  let service: TestService;
  let resident: TestPerson;
  let server: Server;
  let port: number;
  const opened: RawSocket[] = [];

  beforeAll(async () => {
    service = await startService(engine, { limits: { bodyMs: 300, connections: CONNECTIONS } });
    await service.app.listen(0, '127.0.0.1');
    server = service.app.getHttpServer();
    ({ port } = server.address() as AddressInfo);
    resident = await service.person('resident');
  });
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  afterEach(async () => {
    opened.splice(0).forEach((socket) => socket.end());
    while ((await connections()) > 0) await sleep(5);
  });
  afterAll(() => service.close());

  const connected = async () => {
    const socket = await RawSocket.to(port);
    opened.push(socket);
    return socket;
  };
  const head = (path: string, token: string, type = 'application/json') =>
    [
      `POST /api${path} HTTP/1.1`,
      ...['Host: x', 'Connection: close', `Authorization: Bearer ${token}`],
      ...[`Content-Type: ${type}`, 'Content-Length: 50000', '', ''],
    ].join('\r\n');
  const told = async (socket: RawSocket) => {
    const { status, body } = await socket.ended();
    return { status, code: (JSON.parse(body || '{}') as Partial<Problem>).code };
  };

  it.each([
    ['who is nobody', '/me/consents', 'made up', 'application/json', [401, 'not_signed_in']],
    ['who is nobody, with a picture', '/files', 'made up', 'image/png', [401, 'not_signed_in']],
    ['who may not call the route', '/rounds', undefined, 'application/json', [403, 'role_required']],
  ] as const)('%s is told so', async (_, path, token, type, [status, code]) => {
    const socket = await connected();
    socket.send(head(path, token ?? resident.token, type));
    expect(await told(socket)).toEqual({ status, code });
  });

  it('whoever sends it byte by byte is told so at its time, not at a picture’s', async () => {
    const socket = await connected();
    socket.send(head('/me/consents', resident.token));
    const drip = setInterval(() => socket.send('x'), 20);
    expect(await told(socket)).toEqual({ status: 408, code: 'too_slow' });
    clearInterval(drip);
  });

  it('a connection more than there is room for is closed, until there is room again', async () => {
    const held = await Promise.all(Array.from({ length: CONNECTIONS }, connected));
    while ((await connections()) < CONNECTIONS) await sleep(5);
    expect((await (await connected()).ended()).status).toBe(0);
    held[0]?.end();
    while ((await connections()) === CONNECTIONS) await sleep(5);
    const next = await connected();
    next.send('GET /api/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect((await next.ended()).status).toBe(200);
  });
});
