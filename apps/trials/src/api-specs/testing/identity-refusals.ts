import { CONFIRMATION_HEADER, type DeputyView } from '@cailan/shared-types';
import { at as sealedAt, Sealer } from '@cailan/api/ground/db/sealer';
import { giveNumber } from '../../world/given-number';
import { atDesk } from '../../world/desks';
import { newPhone, startPhones } from '../../world/phones';
import type { TestEngine } from '../../world/engines';
import { newKey, type TestPerson } from '../../world/world';
import { appointmentRefusals } from './appointment-refusals';
import type { Reached } from './reached';
import { Stage } from './stage';

/** Signing in, belonging, posts and forgetting, beside a stand-in for WeChat's servers. */
export async function identityRefusals(engine: TestEngine, reached: Reached): Promise<void> {
  const phones = await startPhones(engine);
  const { world } = phones;
  const stage = new Stage(world, reached, await world.people('resident'));
  try {
    await signInRefusals(stage, phones);
    await deskRefusals(stage);
    await belongingRefusals(stage, phones);
    await postRefusals(stage);
    const admin = await world.person('district_admin');
    const date = world.clock.now().slice(0, 10);
    await fetch(`${phones.sandbox.url}/sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ now: world.clock.now() }),
    });
    await reached.by('bill_not_ready', stage.post(admin, '/reconciliations', { date }));
    await appointmentRefusals(stage, phones);
    await phones.sandbox.stop();
    const code = 'code-nobody-answers';
    await reached.by('wechat_unavailable', stage.post(undefined, '/sign-in/wechat', { code }));
  } finally {
    await phones.close();
  }
}

type Phones = Awaited<ReturnType<typeof startPhones>>;

async function signInRefusals(stage: Stage, phones: Phones): Promise<void> {
  const { reached, world } = stage;
  const code = 'made-up-code';
  await reached.by('bad_login_code', stage.post(undefined, '/sign-in/wechat', { code }));
  const refreshToken = 'x'.repeat(43);
  await reached.by('session_ended', stage.post(undefined, '/sign-in/refresh', { refreshToken }));
  const body = { code: await phones.loginCode(newPhone()) };
  const { token, person } = await world.ok(undefined, 'POST /sign-in/wechat', { body });
  const newcomer: TestPerson = { id: person.id, token, scopeId: '' };
  await reached.by('consent_required', stage.put(newcomer, '/me', { name: '陈新' }));
  await world.ok(newcomer, 'POST /me/consents', { body: { version: '2026-11' } });
  const wish = { ...stage.key(), code: 'AAAAAAAA', name: '陈新' };
  await reached.by('phone_required', stage.post(newcomer, '/bindings', wish));
  for (let i = 0; i < 9; i++) await reached.by('bad_phone_code', stage.post(newcomer, '/me/phone', { code }));
  await stage.post(newcomer, '/me/phone', { code });
  await reached.by('too_many_attempts', stage.post(newcomer, '/me/phone', { code }));
}

async function deskRefusals(stage: Stage): Promise<void> {
  const { reached, world } = stage;
  const staff = await world.person('supermarket_staff');
  await world.ok(staff, 'POST /me/consents', { body: { version: '2026-11' } });
  const { code } = await world.ok(undefined, 'POST /desk-sign-ins');
  const confirm = (role: string) => ({ code, role });
  await reached.by('desk_role_missing', stage.post(staff, '/desk-codes/confirm', confirm('inspector')));
  await reached.by('bad_desk_code', stage.post(staff, '/desk-codes/look', { code: 'AAAAAAAA' }));
  const desk = await atDesk(world, staff, 'supermarket_staff');
  await reached.by('phone_confirmation_needed', stage.post(desk, '/payees'));
  const answer = await world.app.inject({
    ...{ method: 'POST', url: '/api/payees', payload: {} },
    headers: { authorization: `Bearer ${desk.token}`, [CONFIRMATION_HEADER]: newKey() },
  });
  const told = { status: answer.statusCode, body: answer.json<unknown>() };
  await reached.by('confirmation_void', Promise.resolve(told));
  await reached.by('desk_needs_phone', stage.post(desk, '/desk-codes/confirm', confirm('supermarket_staff')));
}

async function belongingRefusals(stage: Stage, phones: Phones): Promise<void> {
  const { reached, world, residents } = stage;
  const [at] = residents as [TestPerson];
  const home = await world.db.one<{ gridId: string; buildingId: string; door: string }>(
    'SELECT gridId, buildingId, door FROM households WHERE id = ?',
    [at.scopeId],
  );
  const leader = await world.person('grid_leader', home?.gridId);
  const codes = await world.ok(leader, 'GET /building-codes');
  const code = codes.find(({ placeId }) => placeId === home?.buildingId)?.code ?? '';
  const who = await phones.join(newPhone(), '13300000001');
  const ask = (change: object) =>
    stage.post(who, '/bindings', { ...stage.key(), code, door: home?.door, name: '陈新', ...change });
  await reached.by('bad_binding_code', ask({ code: 'AAAAAAAA' }));
  await reached.by('no_such_door', ask({ door: '99-999' }));
  const pending = (await ask({})).body as { id: string };
  await reached.by('binding_open', ask({}));
  await world.ok(at, 'POST /bindings/:id/answer', { params: pending, body: { approve: true } });
  await reached.by('already_member', ask({}));
  await reached.by('came_earlier', stage.post(who, `/households/${at.scopeId}/members/${at.id}/end`));
  const guest = await phones.join(newPhone(), '13300000002');
  const wish = { ...stage.key(), code, door: home?.door, name: '陈友' };
  const { id } = (await stage.post(guest, '/bindings', wish)).body as { id: string };
  await reached.by('household_answers', stage.post(leader, `/bindings/${id}/answer`, { approve: true }));
  const [, alone] = residents as [TestPerson, TestPerson];
  await world.order(alone, await world.openRound({ offers: { 'VEG-001': {} } }), { 'VEG-001': 1 });
  const end = `/households/${alone.scopeId}/members/${alone.id}/end`;
  await reached.by('last_member', stage.post(alone, end));
  await reached.by('erasure_open_business', stage.post(alone, '/me/erase', stage.key()));
}

async function postRefusals(stage: Stage): Promise<void> {
  const { reached, world } = stage;
  const leader = await world.person('grid_leader');
  const [deputy] = (await world.ok(leader, 'GET /deputies')) as [DeputyView & { phone: string }];
  const appoint = (phone: string) =>
    stage.post(leader, '/deputies', { ...stage.key(), phone, scopeId: leader.scopeId });
  await reached.by('deputy_unknown', appoint('13999999999'));
  await reached.by('phone_abroad', appoint('+1 369 555 0123'));
  await giveNumber(world, deputy.personId, deputy.phone);
  await reached.by('already_deputy', appoint(deputy.phone));
  await world.db.transaction((tx) =>
    tx.run(`UPDATE role_grants SET endsAt = startsAt WHERE id = ?`, [deputy.grantId]),
  );
  const asked = await stage.post(leader, '/deputies', {
    ...stage.key(),
    phone: deputy.phone,
    scopeId: leader.scopeId,
  });
  await reached.by('deputy_asked', appoint(deputy.phone));
  await stage.run('UPDATE people SET nameSealed = ? WHERE id = ?', [
    world.app.get(Sealer).seal('', sealedAt.name(deputy.personId)),
    deputy.personId,
  ]);
  const accept = stage.post(
    { id: deputy.personId, token: world.tokenOf(deputy.personId), scopeId: '' },
    `/deputy-requests/${(asked.body as { id: string }).id}/answer`,
    { accept: true },
  );
  await reached.by('name_needed', accept);
  await world.db.transaction((tx) =>
    tx.run(`UPDATE role_grants SET endsAt = NULL WHERE id = ?`, [deputy.grantId]),
  );
  const propose = () =>
    stage.post(leader, '/hand-overs', { clientKey: newKey(), deputyGrantId: deputy.grantId });
  await propose();
  await reached.by('hand_over_open', propose());
}
