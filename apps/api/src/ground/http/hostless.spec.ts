import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describeEmbedded } from '@cailan/trials/world/engines';
import { RawSocket } from '@cailan/trials/world/raw-socket';
import { startService, type TestService } from '@cailan/trials/world/service';

/** What the platform would refuse by itself, without a word that anybody could read. */
describeEmbedded('a request that is odd before it has a route', (engine) => {
  let service: TestService;
  let port: number;
  beforeAll(async () => {
    service = await startService(engine);
    await service.app.listen(0, '127.0.0.1');
    ({ port } = service.app.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => service.close());

  const told = async (...sent: (string | Buffer)[]) => {
    const socket = await RawSocket.to(port);
    for (const part of sent) socket.send(part);
    const { status, headers, body } = await socket.ended();
    return {
      status,
      type: headers['content-type'],
      code: (JSON.parse(body || '{}') as { code?: string }).code,
    };
  };
  const type = 'application/problem+json; charset=utf-8';

  it('names no host: a problem like any other, and 1.0 needs none', async () => {
    const live = 'GET /api/health/live HTTP/1';
    expect(await told(`${live}.1\r\n\r\n`)).toEqual({ status: 400, type, code: 'bad_request' });
    expect(await told(`${live}.0\r\n\r\n`)).toMatchObject({ status: 200 });
  });

  it('packs its body: nothing here unpacks', async () => {
    const body = gzipSync('{"code":"x"}');
    const head = (encoding: string) =>
      [
        'POST /api/sign-in/wechat HTTP/1.1',
        ...['Host: x', 'Connection: close', 'Content-Type: application/json'],
        ...[`Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`, '', ''],
      ].join('\r\n');
    for (const encoding of ['gzip', 'GZIP', 'br', 'gzip, identity'])
      expect(await told(head(encoding), body)).toEqual({ status: 415, type, code: 'unsupported_media_type' });
    // Taken as it is: refused for what it says, not for how it came.
    expect((await told(head('identity'), body)).code).toBe('bad_json');
  });
});
