import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { flaws, send } from '../api-specs/testing/problems';
import { newId } from '../db/ids';
import { describeEngines } from '../testing/engines';
import { startService, type TestPerson, type TestService } from '../testing/service';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

describeEngines('pictures', (engine) => {
  let service: TestService;
  let person: TestPerson;

  beforeAll(async () => {
    service = await startService(engine);
    person = await service.person('grid_leader');
  });
  afterAll(() => service.close());

  const post = (body: Buffer, type: string, as: TestPerson | undefined = person) =>
    send(service, as, { path: '/files', body, type });
  const get = (id: string, as: TestPerson = person) =>
    service.app.inject({ url: `/api/files/${id}`, headers: { authorization: `Bearer ${as.token}` } });
  const stored = async () => (await service.db.many('SELECT id FROM stored_files')).length;

  it.each([
    ['image/png', Buffer.concat([PNG, randomBytes(3_000_000)])],
    ['image/jpeg', Buffer.concat([JPEG, randomBytes(1000)])],
  ])('come back byte for byte as %s, for whoever stored them', async (type, bytes) => {
    const { status, problem } = await post(bytes, type);
    expect(status).toBe(200);
    const file = problem as { id?: string; sha256?: string; bytes?: number };
    expect(file).toMatchObject({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const answer = await get(file.id ?? '');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-length': String(bytes.length),
      'cache-control': expect.stringContaining('private') as string,
    });
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    for (const role of ['resident', 'supermarket_staff', 'district_admin', 'community_staff'] as const)
      expect(await get(file.id ?? '', await service.person(role))).toMatchObject({ statusCode: 404 });
  });

  it('are pictures, whatever their header says', async () => {
    const before = await stored();
    const cases: [Buffer, string][] = [
      [Buffer.from('<svg onload="alert(1)"/>'), 'image/png'],
      [Buffer.from('GIF89a'), 'image/gif'],
      [Buffer.from('<script>'), 'text/html'],
      [PNG, 'image/jpeg'],
      [JPEG, 'image/png'],
      [PNG, 'application/octet-stream'],
      [Buffer.from('{}'), 'application/json'],
      [Buffer.alloc(0), 'image/png'],
      [PNG.subarray(0, 3), 'image/png'],
    ];
    for (const [body, type] of cases)
      expect({ type, flaws: flaws(await post(body, type), 'unsupported_media_type') }).toEqual({
        type,
        flaws: [],
      });
    expect(
      flaws(await post(Buffer.concat([PNG, Buffer.alloc(4_200_000)]), 'image/png'), 'body_too_large'),
    ).toEqual([]);
    expect(await stored()).toBe(before);
    const folder = readdirSync(join(service.config.dataDir, 'files'));
    expect(folder).toHaveLength(before);
  });

  it('need a person, and an id that exists', async () => {
    expect(
      flaws(
        await send(service, undefined, { path: '/files', body: PNG, type: 'image/png' }),
        'not_signed_in',
      ),
    ).toEqual([]);
    for (const id of [newId(), '..%2f..%2fcailan.sqlite', '..', '%2e%2e'])
      expect(await get(id)).toMatchObject({ statusCode: 404 });
  });
});
