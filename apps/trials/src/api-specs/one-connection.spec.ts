import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as soon } from 'node:timers/promises';
import { Printer } from '@cailan/api/printing/threads/printer';
import { describeEmbedded } from '../world/engines';
import { startService, type TestService } from '../world/service';

const TIMES = 12;
const PAPER = '/building-codes/posters.pdf';

/** How many listeners a socket has, of all events. */
const listenersOf = (socket: Socket) =>
  Object.fromEntries(socket.eventNames().map((event) => [String(event), socket.listenerCount(event)]));

describeEmbedded('one connection on which a client asks and asks', (engine) => {
  let service: TestService;
  let server: Server;
  let token: string;
  let socket: Socket;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  beforeAll(async () => {
    service = await startService(engine);
    await service.app.listen(0, '127.0.0.1');
    server = service.app.getHttpServer();
    server.once('connection', (accepted: Socket) => (socket = accepted));
    ({ token } = await service.person('grid_leader'));
  });
  afterAll(async () => {
    agent.destroy();
    await service.close();
  });

  const address = () => {
    const { port } = server.address() as AddressInfo;
    return { port, headers: { authorization: `Bearer ${token}` } };
  };
  const ask = async (path: string) => {
    const request = get({ ...address(), path: `/api${path}`, agent });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    await soon();
    return answer.statusCode;
  };

  it.each(['/me', '/health/live', '/nothing', PAPER])(
    'keeps no more listeners, however often it asks for %s',
    async (path) => {
      const first = await ask(path);
      const before = listenersOf(socket);
      for (let i = 0; i < TIMES; i++) expect(await ask(path)).toBe(first);
      // A leak is one for every answer; those of the last answer may still be on their way off.
      const more = Object.entries(listenersOf(socket)).filter(
        ([event, count]) => count - (before[event] ?? 0) >= TIMES,
      );
      expect(more).toEqual([]);
    },
  );

  it('holds no turn when it is closed while its paper is made', async () => {
    const made = jest.spyOn(service.app.get(Printer), 'print');
    const leaving = get({ ...address(), path: `/api${PAPER}` }).on('error', () => undefined);
    while (made.mock.calls.length === 0) await soon();
    leaving.destroy();
    expect(await ask(PAPER)).toBe(200);
    made.mockRestore();
  });
});
