import type { SignInView } from '@cailan/shared-types';
import { at, Sealer } from '../../ground/db/sealer';
import { describeEngines } from '@cailan/trials/world/engines';
import type { TestPerson } from '@cailan/trials/world/service';
import { giveNumber } from '@cailan/trials/world/given-number';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';

describeEngines('a phone number', (engine) => {
  let phones: Phones;
  beforeAll(async () => {
    phones = await startPhones(engine);
  });
  afterAll(() => phones.close());

  const signIn = async (key: string) => {
    const { world, loginCode } = phones;
    return world.ok(undefined, 'POST /sign-in/wechat', { body: { code: await loginCode(key) } });
  };
  const as = ({ token, person }: SignInView): TestPerson => ({ id: person.id, token, scopeId: '' });
  const me = (token: string) => phones.world.call({ id: '', scopeId: '', token }, 'GET /me');
  const run = (sql: string, values: string[]) => phones.world.db.transaction((tx) => tx.run(sql, values));

  /** A person of the plan to whose post this number was given, and who never signed in. */
  const planned = async (number: string, count = 1) => {
    const rows = await phones.world.db.many<{ id: string; scopeId: string }>(
      `SELECT p.id, g.scopeId FROM people p JOIN role_grants g ON g.personId = p.id
       WHERE g.role = 'resident' AND p.id NOT IN (SELECT personId FROM wechat_accounts)
       ORDER BY g.id LIMIT ${count}`,
    );
    for (const { id } of rows) await giveNumber(phones.world, id, number);
    return rows;
  };

  it('is not taken before the privacy guide was agreed to', async () => {
    const { world, phoneCode } = phones;
    const key = newPhone();
    const person = as(await signIn(key));
    const body = { code: await phoneCode(key, '13800000001') };
    expect(await world.call(person, 'POST /me/phone', { body })).toMatchObject({
      status: 403,
      code: 'consent_required',
    });
    expect(await world.call(person, 'PUT /me', { body: { name: '陈新' } })).toMatchObject({
      code: 'consent_required',
    });
    const { consent } = await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
    expect(consent).toMatchObject({
      version: '2026-11',
      at: expect.stringMatching(/^2026-11-21T/) as string,
    });
    await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
    const other = await world.raw(person, 'POST', '/me/consents', { version: '2025-01' });
    expect(other).toMatchObject({ status: 400 });
    const rows = await world.db.many('SELECT id FROM consents WHERE personId = ?', [person.id]);
    expect(rows).toHaveLength(1);
    expect((await world.ok(person, 'PUT /me', { body: { name: ' 陈新 ' } })).name).toBe('陈新');
  });

  it('is kept sealed and shown masked', async () => {
    const person = await phones.join(newPhone(), '13800000002');
    expect(await phones.world.ok(person, 'GET /me')).toMatchObject({ phone: '138****0002', roles: [] });
    const row = await phones.world.db.one('SELECT * FROM people WHERE id = ?', [person.id]);
    expect(JSON.stringify(row)).not.toContain('13800000002');
  });

  it('makes the newcomer the person of the plan who has it', async () => {
    const [leader] = await planned('13800000003');
    const key = newPhone();
    const before = await signIn(key);
    const person = await phones.join(key, '13800000003');
    expect(person).toMatchObject({ id: leader?.id, scopeId: leader?.scopeId });
    expect((await me(before.token)).code).toBe('session_ended');
    expect((await signIn(key)).person).toMatchObject({
      id: leader?.id,
      wechat: true,
      consent: { version: '2026-11' },
    });
    const gone = await phones.world.db.one('SELECT id FROM people WHERE id = ?', [before.person.id]);
    expect(gone).toBeUndefined();
  });

  it('is claimed on the record, and both sides are told', async () => {
    const { world } = phones;
    const [post] = await planned('13800000013');
    const giver = await world.person('district_admin');
    const person = await phones.join(newPhone(), '13800000013');
    const entries = await world.db.many<{ actorId: string; factsJson: string }>(
      `SELECT actorId, factsJson FROM audit_entries WHERE action = 'post.claim' AND subjectId = ?`,
      [post?.id ?? ''],
    );
    expect(entries).toMatchObject([{ actorId: person.id }]);
    expect(entries[0]?.factsJson).toContain(`"phoneGivenById":"${giver.id}"`);
    for (const who of [person, giver])
      expect((await world.ok(who, 'GET /messages'))[0]).toMatchObject({ kind: 'post_claimed' });
    await phones.join(newPhone(), '13800000013');
    expect((await world.ok(person, 'GET /messages'))[0]).toMatchObject({ kind: 'phone_claimed' });
  });

  it('of abroad is another one, though its digits are the same', async () => {
    const { world } = phones;
    const [post] = await planned('13695550123');
    const stranger = await phones.join(newPhone(), '+1-3695550123');
    expect(stranger.id).not.toBe(post?.id);
    expect(await world.ok(stranger, 'GET /me')).toMatchObject({ phone: '+********123', roles: [] });
    // Nor by the hash that both had before numbers had their country.
    const sealer = world.app.get(Sealer);
    await run('UPDATE people SET phoneSealed = ?, phoneHash = ? WHERE id = ?', [
      sealer.seal('13695550123', at.phone(post?.id ?? '')),
      sealer.formerHash('+8613695550123'),
      post?.id ?? '',
    ]);
    expect((await phones.join(newPhone(), '+1-3695550123')).id).not.toBe(post?.id);
    expect((await phones.join(newPhone(), '13695550123')).id).toBe(post?.id);
  });

  it('of abroad claims no post, even one that somebody gave to it', async () => {
    const { world, phoneCode } = phones;
    const [post] = await planned('+13695550124');
    const key = newPhone();
    const person = as(await signIn(key));
    await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
    const body = { code: await phoneCode(key, '+1-3695550124') };
    const refused = await world.call(person, 'POST /me/phone', { body });
    expect(refused).toMatchObject({ status: 409, code: 'phone_abroad' });
    expect(
      await world.db.many('SELECT id FROM wechat_accounts WHERE personId = ?', [post?.id ?? '']),
    ).toEqual([]);
  });

  it('that was only written down, and given by nobody, claims nothing', async () => {
    const [post] = await planned('13800000014');
    await run('UPDATE people SET phoneGivenById = NULL WHERE id = ?', [post?.id ?? '']);
    const person = await phones.join(newPhone(), '13800000014');
    expect(person.id).not.toBe(post?.id);
    expect((await phones.world.ok(person, 'GET /me')).roles).toEqual([]);
  });

  it('gives a plan’s person to the first account only', async () => {
    const [leader] = await planned('13800000004');
    expect((await phones.join(newPhone(), '13800000004')).id).toBe(leader?.id);
    const second = await phones.join(newPhone(), '13800000004');
    expect(second.id).not.toBe(leader?.id);
    const { world } = phones;
    expect(await world.ok(second, 'GET /me')).toMatchObject({ phone: '138****0004', roles: [] });
    const [message] = await world.ok(second, 'GET /messages');
    expect(message).toMatchObject({ kind: 'phone_unclear' });
  });

  it('is given to one of two accounts that claim it at once', async () => {
    const [leader] = await planned('13800000005');
    const both = await Promise.all([1, 2].map(() => phones.join(newPhone(), '13800000005')));
    expect(both.filter(({ id }) => id === leader?.id)).toHaveLength(1);
  });

  it('of several people is nobody’s to guess', async () => {
    const [one, two] = await planned('13800000006', 2);
    const person = await phones.join(newPhone(), '13800000006');
    expect([one?.id, two?.id]).not.toContain(person.id);
    expect((await phones.world.ok(person, 'GET /messages'))[0]?.kind).toBe('phone_unclear');
  });

  it('comes with a code that is good once', async () => {
    const { world, phoneCode } = phones;
    const key = newPhone();
    const person = await phones.join(key, '13800000007');
    const body = { code: await phoneCode(key, '13800000007') };
    const { token } = await world.ok(person, 'POST /me/phone', { body });
    const again = await world.call({ ...person, token }, 'POST /me/phone', { body });
    expect(again).toMatchObject({ status: 409, code: 'bad_phone_code' });
  });
});
