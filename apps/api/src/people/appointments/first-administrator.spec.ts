import { Sealer } from '../../ground/db/sealer';
import { describeEngines } from '@cailan/trials/world/engines';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { newKey, type World } from '@cailan/trials/world/world';
import { administratorOf, outcomeOf } from './administrator-command';
import { appointAdministrator } from './first-administrator';

describeEngines('the administrator whom the server appoints', (engine) => {
  let phones: Phones;
  let world: World;
  let district: { id: string; code: string; name: string };
  beforeAll(async () => {
    phones = await startPhones(engine);
    world = phones.world;
    district = (await world.db.one('SELECT id, code, name FROM districts')) ?? { id: '', code: '', name: '' };
    // As in production: nobody is there.
    await world.db.transaction((tx) => tx.run('UPDATE role_grants SET endsAt = startsAt'));
  });
  afterAll(() => phones.close());

  const appoint = (more: Partial<Parameters<typeof appointAdministrator>[2]> = {}) =>
    appointAdministrator(
      world.db,
      { clock: world.clock, sealer: world.app.get(Sealer) },
      {
        ...{ district: district.code, name: '王工', phone: '13500000001', newWechat: false, login: 'root' },
        ...more,
      },
    );
  const fault = (more: Parameters<typeof appoint>[0]) => expect(appoint(more)).rejects;
  const nameless = async () => {
    const body = { code: await phones.loginCode(newPhone()) };
    const { token, person } = await world.ok(undefined, 'POST /sign-in/wechat', { body });
    const who = { id: person.id, token, scopeId: '' };
    await world.ok(who, 'POST /me/consents', { body: { version: '2026-11' } });
    return who;
  };

  it('is whoever signs in with that number, appoints others, and is on the record', async () => {
    const done = await appoint();
    expect(done).toMatchObject({
      districtName: district.name,
      already: false,
      code: { code: expect.any(String) },
    });
    const admin = await phones.join(newPhone(), '13500000001');
    expect(await world.ok(admin, 'GET /me')).toMatchObject({
      name: '王工',
      roles: [{ role: 'district_admin', scopeId: district.id }],
    });
    const body = {
      ...({ clientKey: newKey(), role: 'inspector', scopeKind: 'district', scopeId: district.id } as const),
      ...{ name: '李工', phone: '13500000002', reason: '名单附后' },
    };
    expect(await world.call(admin, 'POST /appointments', { body })).toMatchObject({ status: 200 });
    const [entry] = await world.db.many<{ factsJson: string; actorId: string }>(
      `SELECT actorId, factsJson FROM audit_entries WHERE action = 'administrator.appoint'`,
    );
    expect(entry?.actorId).toBe('00000000-0000-0000-0000-000000000000');
    expect(JSON.parse(entry?.factsJson ?? '{}')).toMatchObject({ login: 'root', districtId: district.id });
    const again = await appoint({ district: district.name });
    expect(again).toEqual({ districtName: district.name, already: true, code: null });
    await appoint({ name: '赵工', phone: '13500000003' });
    expect((await world.told(admin.id)).at(-1)).toContain('赵工');
  });

  it('leads back when nobody can sign in: a lost account is left, by number or by code', async () => {
    const [old] = await world.db.many<{ id: string }>(
      `SELECT p.id FROM people p JOIN wechat_accounts w ON w.personId = p.id JOIN role_grants g ON g.personId = p.id
       WHERE g.role = 'district_admin' AND g.endsAt IS NULL`,
    );
    const before = { id: old?.id ?? '', token: world.tokenOf(old?.id ?? ''), scopeId: '' };
    // The new account verified the number already, and was told that it is not clear.
    const key = newPhone();
    const fresh = await phones.join(key, '13500000001');
    expect(fresh.id).not.toBe(before.id);
    await fault({}).toThrow('--phone: 这个手机号登记在几个人名下');
    expect(await appoint({ newWechat: true })).toMatchObject({
      already: true,
      code: { code: expect.any(String) },
    });
    const { person } = await world.ok(fresh, 'POST /me/phone', {
      body: { code: await phones.phoneCode(key, '13500000001') },
    });
    expect(person).toMatchObject({ id: before.id, roles: [{ role: 'district_admin' }] });

    const lost = await appoint({ newWechat: true });
    const other = await nameless();
    const taken = await world.ok(other, 'POST /me/post-code', { body: { code: lost.code?.code ?? '' } });
    expect(taken.person.id).toBe(before.id);
  });

  it('is refused in Chinese, and nothing is written', async () => {
    const people = () => world.db.many('SELECT id FROM people');
    const count = (await people()).length;
    await fault({ district: '没有' }).toThrow(
      `--district: 没有“没有”这个区。数据库里有：${district.code}（${district.name}）`,
    );
    await fault({ phone: '12345' }).toThrow('--phone: 这不是手机号，请写 11 位的手机号');
    await fault({ phone: '+1 369 555 0123' }).toThrow('--phone: 岗位只认中国大陆的手机号');
    expect(await people()).toHaveLength(count);
  });
});

describe('npm run admin', () => {
  it('takes its options and names what is wrong with them', () => {
    expect(
      administratorOf(['--district', 'QU', '--name', ' 王 工 ', '--phone=13800000000', '--new-wechat']),
    ).toEqual({
      ...{ district: 'QU', name: '王 工', phone: '13800000000', newWechat: true },
    });
    expect(() => administratorOf(['--distric', 'QU', '--name', '  ', '王工'])).toThrow(
      /--distric: 没有这个选项[\s\S]*王工: 多出来的词[\s\S]*--district: 没有写\n {2}--name: 没有写\n {2}--phone: 没有写\n用法：npm run admin/,
    );
    expect(() => administratorOf(['--district', 'QU', '--name', '王'.repeat(65), '--phone', '1'])).toThrow(
      '--name: ',
    );
  });

  it('says who is it now, and how they come in', () => {
    const wish = { name: '王工', phone: '13800000000' };
    const code = { code: 'ABCD2345', expiresAt: '2026-11-22T01:00:00.000Z' };
    expect(outcomeOf(wish, { districtName: '本区', already: false, code })).toBe(
      '王工（138****0000） 现在是本区的管理员，已记入审计。\n请他打开小程序登录，用这个手机号验证，就到了自己的岗位。\n' +
        '微信不给手机号时，在“我的”→“用岗位码接岗”里输入一次性岗位码：ABCD2345（2026-11-22 09:00 前有效，只能用一次）。',
    );
    expect(outcomeOf(wish, { districtName: '本区', already: true, code: null })).toContain('--new-wechat');
  });
});
