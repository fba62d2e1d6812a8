import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileView } from '@cailan/shared-types';
import sharp from 'sharp';
import { flaws, send } from '@cailan/trials/api-specs/testing/problems';
import { newId } from '../ground/db/ids';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startService, type TestPerson, type TestService } from '@cailan/trials/world/service';
import { namingColumns } from '../ground/store/sweep';
import { picture } from './testing/pictures';

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const DAY_SECONDS = 86_400;
const agree = (service: TestService, as: TestPerson) =>
  service.ok(as, 'POST /me/consents', { body: { version: '2026-11' } });

describeEngines('pictures', (engine) => {
  let service: TestService;
  let person: TestPerson;

  beforeAll(async () => {
    service = await startService(engine, { limits: { picturesPerDay: 30 } });
    person = await service.person('grid_leader');
    await agree(service, person);
  });
  afterAll(() => service.close());

  const post = (body: Buffer, type: string, as: TestPerson | undefined = person, query = '') =>
    send(service, as, { path: `/files${query}`, body, type });
  const stored = async (body: Buffer, query = '') => {
    const { status, problem } = await post(body, 'image/jpeg', person, query);
    expect(status).toBe(200);
    return problem as unknown as FileView;
  };
  const get = (id: string, as: TestPerson = person) =>
    service.app.inject({ url: `/api/files/${id}`, headers: { authorization: `Bearer ${as.token}` } });
  const rows = async () => (await service.db.many('SELECT id FROM stored_files')).length;
  const kept = () => {
    const folder = join(service.config.dataDir, 'files');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it('are as many a day as one may store, also when all are sent at once', async () => {
    const hasty = await service.person('supermarket_staff');
    await agree(service, hasty);
    const sent = await Promise.all(
      Array.from({ length: 40 }, async (_, i) =>
        post(await picture('png', { width: 60 + i }), 'image/png', hasty),
      ),
    );
    const answers = sent.map(({ status, problem }) => (status === 200 ? '200' : problem.code));
    const count = (what: string) => answers.filter((answer) => answer === what).length;
    expect([count('200'), count('too_many_pictures')]).toEqual([30, 10]);
    const [mine] = await service.db.many<{ count: number }>(
      'SELECT COUNT(*) AS count FROM stored_files WHERE ownerId = ?',
      [hasty.id],
    );
    expect(mine?.count).toBe(30);
  });

  it.each(['png', 'jpeg'] as const)('come back as %s, for whoever stored them', async (format) => {
    const file = await stored(await picture(format));
    const answer = await get(file.id);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': `image/${format}`,
      'content-length': String(file.bytes),
      'cache-control': expect.stringContaining('private') as string,
    });
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(file.sha256);
    expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format, width: 60, height: 40 });
    for (const role of ['resident', 'supermarket_staff', 'district_admin', 'community_staff'] as const)
      expect(await get(file.id, await service.person(role))).toMatchObject({ statusCode: 404 });
  });

  it('are for the service’s own user alone on its disk', async () => {
    const folder = join(service.config.dataDir, 'files');
    const { id } = await stored(await picture('png'));
    expect([folder, join(folder, id)].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
  });

  it('keep nothing of what a phone writes beside them, stand upright, and are no larger than anyone looks at', async () => {
    const exif = { IFD0: { Make: 'PhoneOfWang' }, IFD3: { GPSLatitude: '43/1 49/1 0/1' } };
    const sent = await picture('jpeg', { width: 3000, height: 1500, exif, orientation: 6 });
    expect(sent.includes('PhoneOfWang')).toBe(true);
    const { rawPayload: back } = await get((await stored(sent)).id);
    expect([back.includes('PhoneOfWang'), back.includes('Exif')]).toEqual([false, false]);
    const { width, height, orientation } = await sharp(back).metadata();
    expect({ width, height, orientation }).toEqual({ width: 1280, height: 2560, orientation: undefined });
  });

  it('are pictures, whatever they are called', async () => {
    const before = [await rows(), kept().length];
    // Small to send, and nothing of it is made before all of it is unfolded.
    const laced = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: 'red' } });
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'red' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const whole = await picture('jpeg', { width: 400, height: 400 });
    const cases: [string, Buffer, string][] = [
      ['markup', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'image/png'],
      ['GIF', await picture('gif'), 'image/png'],
      ['WebP', await picture('webp'), 'image/jpeg'],
      ['text', Buffer.from('<script>'), 'text/html'],
      ['a head alone', HEAD, 'image/png'],
      ['half of one', whole.subarray(0, whole.length / 2), 'image/jpeg'],
      ['one that unfolds to 144 million points', bomb, 'image/png'],
      ['an interlaced one of 135 MB', await laced(6_720).png({ progressive: true }).toBuffer(), 'image/png'],
      [
        'a progressive one of 138 MB',
        await laced(4_800).jpeg({ progressive: true }).toBuffer(),
        'image/jpeg',
      ],
      ['other bytes', HEAD, 'application/octet-stream'],
      ['JSON', Buffer.from('{}'), 'application/json'],
      ['nothing', Buffer.alloc(0), 'image/png'],
    ];
    for (const [name, body, type] of cases)
      expect({ name, flaws: flaws(await post(body, type), 'unsupported_media_type') }).toEqual({
        name,
        flaws: [],
      });
    const large = Buffer.concat([HEAD, Buffer.alloc(4_200_000)]);
    expect(flaws(await post(large, 'image/png'), 'body_too_large')).toEqual([]);
    expect([await rows(), kept().length]).toEqual(before);
  });

  it('are kept for nobody without a part, a consent, or a picture too many today', async () => {
    const before = [await rows(), kept().length];
    const bytes = await picture('png');
    const newcomer = { id: newId(), scopeId: '', token: '' };
    await service.db.transaction((tx) =>
      tx.insert<object>('people', [
        { id: newcomer.id, nameSealed: '', invented: 0, createdAt: service.clock.now() },
      ]),
    );
    newcomer.token = service.tokenOf(newcomer.id);
    expect(
      flaws(
        await send(service, undefined, { path: '/files', body: bytes, type: 'image/png' }),
        'not_signed_in',
      ),
    ).toEqual([]);
    expect(flaws(await post(bytes, 'image/png', newcomer), 'role_required')).toEqual([]);
    const silent = await service.person('driver');
    expect(flaws(await post(bytes, 'image/png', silent), 'consent_required')).toEqual([]);
    expect([await rows(), kept().length]).toEqual(before);
    const many = await service.person('floor_captain');
    await agree(service, many);
    const statuses = [];
    for (let i = 0; i < 31; i++) statuses.push((await post(bytes, 'image/png', many)).status);
    expect(statuses).toEqual([...Array<number>(30).fill(200), 429]);
    expect(flaws(await post(bytes, 'image/png', many), 'too_many_pictures')).toEqual([]);
  });

  it('sent again under their key, at once too, are one; another under it is refused', async () => {
    const query = `?clientKey=${newKey()}`;
    const bytes = await picture('png');
    const before = await rows();
    const five = await Promise.all(Array.from({ length: 5 }, () => stored(bytes, query)));
    expect(new Set(five.map(({ id }) => id)).size).toBe(1);
    expect([(await rows()) - before, kept().length]).toEqual([1, await rows()]);
    expect(flaws(await post(await picture('png'), 'image/png', person, query), 'client_key_reused')).toEqual(
      [],
    );
    expect(flaws(await post(bytes, 'image/png', person, '?clientKey=x'), 'validation_failed')).toEqual([]);
  });

  it('need an id that exists', async () => {
    for (const id of [newId(), '..%2f..%2fcailan.sqlite', '..', '%2e%2e'])
      expect(await get(id)).toMatchObject({ statusCode: 404 });
  });

  it('that nothing names go after two days, with bytes that have no row', async () => {
    expect(namingColumns(service.db)).toHaveLength(4);
    const named = await stored(await picture('png'));
    const row = { id: newId(), fileId: named.id };
    await service.db.dataSource.query(
      'INSERT INTO handoff_exceptions (id, handoffId, kind, note, fileId, recordedById, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [row.id, newId(), 'wrong', '', row.fileId, person.id, service.clock.now()],
    );
    const half = join(service.config.dataDir, 'files', `${newId()}.part`);
    writeFileSync(half, 'x');
    utimesSync(half, 0, 0);
    service.clock.set(service.clock.in(3 * DAY_SECONDS + 60));
    const fresh = await stored(await picture('png'));
    await service.runJobs();
    expect(kept().sort()).toEqual([named.id, fresh.id].sort());
    expect(await rows()).toBe(2);
    expect(await get(named.id)).toMatchObject({ statusCode: 200 });
  });
});
