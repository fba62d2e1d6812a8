import { Logger } from '@nestjs/common';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey } from '@cailan/trials/world/service';
import { SecurityLog } from './security-log';
import type { SecurityEvent } from './security-event.entity';
import { ALARM_BOUNDS } from './watched';

describeEngines('the security log', (engine) => {
  let phones: Phones;
  beforeAll(async () => {
    phones = await startPhones(engine);
  });
  afterAll(() => phones.close());

  const log = () => phones.world.app.get(SecurityLog);
  const events = async (where = '1 = 1') => {
    await log().flush();
    return phones.world.db.many<SecurityEvent>(
      `SELECT * FROM security_events WHERE ${where} ORDER BY at, id`,
    );
  };

  it('has sign-ins, refusals, claims, exports, prints, contacts, administrators and erasure, with who and how it ended', async () => {
    const { world } = phones;
    const person = await phones.join(newPhone(), '13476543299');
    await world.call(undefined, 'GET /me');
    await world.raw(undefined, 'POST', '/sign-in/wechat', { code: 'not-a-login-code' });
    await world.ok(person, 'GET /me/export');
    const leader = await world.person('grid_leader');
    const home = await world.person('resident');
    await world.ok(leader, 'GET /households/:id', { params: { id: home.scopeId } });
    const staff = await world.person('supermarket_staff');
    await world.raw(staff, 'GET', `/rounds/${newKey()}/waves/1/labels-a4.pdf`);
    const admin = await world.person('district_admin');
    await world.raw(admin, 'POST', `/rounds/${newKey()}/close`);
    await world.raw(person, 'GET', `/rounds/${newKey()}/totals`);
    await world.ok(person, 'POST /me/erase', { body: { clientKey: newKey() } });
    const rows = (await events()).map(({ kind, actorId, route, outcome }) => [kind, actorId, route, outcome]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['sign_in', person.id, 'sessions', 'opened'],
        ['sign_in', null, 'POST /sign-in/wechat', 'bad_login_code'],
        ['post_claim', person.id, 'POST /me/phone', '200'],
        ['refused', null, 'GET /me', 'not_signed_in'],
        ['refused', person.id, 'GET /rounds/:id/totals', 'role_required'],
        ['export', person.id, 'GET /me/export', '200'],
        ['contacts', leader.id, 'GET /households/:id', '200'],
        ['print', staff.id, 'GET /rounds/:id/waves/:wave/labels-a4.pdf', 'not_found'],
        ['administration', admin.id, 'POST /rounds/:id/close', 'not_found'],
        ['erasure', person.id, 'POST /me/erase', '200'],
      ]),
    );
    expect(rows.map(([kind]) => kind)).not.toContain('token_reuse');
    expect(JSON.stringify(await events())).not.toMatch(/13476543299|labels-a4.pdf\?|Bearer/);
  });

  it('tells of a refresh token that came back, and warns at once', async () => {
    const { world, loginCode } = phones;
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const code = await loginCode(newPhone());
    const first = await world.ok(undefined, 'POST /sign-in/wechat', { body: { code } });
    const body = { refreshToken: first.refreshToken };
    const second = await world.ok(undefined, 'POST /sign-in/refresh', { body });
    await world.ok(undefined, 'POST /sign-in/refresh', { body: { refreshToken: second.refreshToken } });
    expect(await world.call(undefined, 'POST /sign-in/refresh', { body })).toMatchObject({
      code: 'session_ended',
    });
    expect(await events(`kind = 'token_reuse'`)).toMatchObject([
      { actorId: first.person.id, outcome: 'session_ended' },
    ]);
    expect(warn).toHaveBeenCalledWith(
      expect.objectContaining({ event: 'security_alarm', kind: 'token_reuse', actorId: first.person.id }),
    );
    warn.mockRestore();
  });

  it('counts what is the same, keeps no more than its bound, and warns once of too many', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const actorId = newKey();
    const happened = {
      kind: 'export' as const,
      actorId,
      sessionId: null,
      route: 'GET /me/export',
      outcome: '200',
    };
    for (let i = 0; i < ALARM_BOUNDS.export + 5; i++) {
      log().record(happened);
      if (i === 3) await log().flush();
    }
    const rows = await events(`actorId = '${actorId}'`);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(ALARM_BOUNDS.export + 5);
    expect(rows.length).toBeLessThanOrEqual(2);
    const alarms = warn.mock.calls.filter(([said]) => (said as { actorId?: string }).actorId === actorId);
    expect(alarms).toHaveLength(1);
    for (let i = 0; i < 3000; i++)
      log().record({ ...happened, kind: 'refused', actorId: newKey(), outcome: 'role_required' });
    expect(await events(`kind = 'refused' AND outcome = 'role_required'`)).toHaveLength(2001);
    expect(warn).toHaveBeenCalledWith({ event: 'security_log_full', missed: 1000 });
    warn.mockRestore();
  });
});
