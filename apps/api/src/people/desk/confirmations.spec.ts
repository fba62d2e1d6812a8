import { CONFIRMATION_HEADER, CONFIRMATION_SECONDS, type ReplyOf } from '@cailan/shared-types';
import { atDesk } from '@cailan/trials/world/desks';
import { describeEngines } from '@cailan/trials/world/engines';
import { subjectDetail } from './subject-detail.sql';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

interface Told {
  status: number;
  code: string | undefined;
  id: string;
  number: string;
}

describeEngines('用手机确认', (engine) => {
  let world: World;
  let staff: TestPerson;
  let colleague: TestPerson;
  let desk: TestPerson;
  let paymentId: string;
  const role = 'supermarket_staff';

  beforeAll(async () => {
    world = await startWorld(engine);
    const open = await world.openRound();
    await world.order(await world.person('resident'), open, { 'EGG-001': 1 });
    const [group] = await world.groupsOf(open);
    if (!group) throw new Error('nobody ordered');
    const ids = { groupOrderIds: [group.id] };
    await world.ok(group.leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), ...ids } });
    const payment = await world.ok(group.leader, 'POST /payments', {
      body: { clientKey: newKey(), ...ids, method: 'bank_transfer', voucherNo: 'V-1' },
    });
    paymentId = payment.id;
    ({ staff } = open);
    const others = (await world.people(role)).filter(({ id }) => id !== staff.id);
    colleague = others.find(({ scopeId }) => scopeId === staff.scopeId) ?? (others[0] as TestPerson);
    for (const person of [staff, colleague])
      await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
    desk = await atDesk(world, staff, role);
  });
  afterAll(() => world.close());

  const note = '到账 45.60';
  /** Answers the voucher as the desk does, with a confirmation where it has one. */
  const act = async (
    as: TestPerson,
    {
      confirmation,
      body = { received: true, note },
      path = `/payments/${paymentId}/answer`,
    }: {
      confirmation?: string;
      body?: object;
      path?: string;
    } = {},
  ): Promise<Told> => {
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api${path}`,
      headers: {
        authorization: `Bearer ${as.token}`,
        'content-type': 'application/json',
        ...(confirmation !== undefined && { [CONFIRMATION_HEADER]: confirmation }),
      },
      payload: JSON.stringify(body),
    });
    const told = answer.json<{ code?: string; facts?: { confirmationId?: string; number?: string } }>();
    const { confirmationId: id = '', number = '' } = told.facts ?? {};
    return { status: answer.statusCode, code: told.code, id, number };
  };
  const reply = (as: TestPerson, id: string, confirm = true) =>
    world.call(as, 'POST /desk-confirmations/:id/answer', { params: { id }, body: { confirm } });
  const state = (as: TestPerson, id: string) =>
    world.call(as, 'GET /desk-confirmations/:id', { params: { id } });
  const waiting = (as: TestPerson): Promise<ReplyOf<'GET /desk-confirmations'>> =>
    world.ok(as, 'GET /desk-confirmations');
  const paid = () => world.statusOf('payments', paymentId);

  it('is asked once for one act, with what it is, its amount and a number on both screens', async () => {
    const first = await act(desk);
    expect(first).toMatchObject({ status: 403, code: 'phone_confirmation_needed' });
    expect(await act(desk)).toEqual(first);
    expect(await waiting(staff)).toEqual([
      expect.objectContaining({
        ...{ id: first.id, number: first.number, what: '答复转账凭证', status: 'asked' },
        detail: expect.stringMatching(/^金额 ¥\d+\.\d\d；收到了；说明 到账 45\.60$/),
      }),
    ]);
    expect(await waiting(colleague)).toEqual([]);
    expect((await state(desk, first.id)).body.status).toBe('asked');
    expect(await paid()).toBe('pending');
  });

  it('says the amount to who paid too, and to nobody of elsewhere', async () => {
    const payment = await world.row('payments', paymentId);
    const detail = (personId: string) =>
      subjectDetail(world.db, { personId, grants: [], all: [] }, world.clock, 'payment', paymentId);
    expect(await detail(String(payment?.['payerId']))).toMatch(/^金额 ¥\d+\.\d\d$/);
    expect(await detail(colleague.id)).toBe('');
  });

  it('is answered by the phone of its person alone, and not by the desk', async () => {
    const { id } = await act(desk);
    expect(await reply(desk, id)).toMatchObject({ code: 'desk_needs_phone' });
    expect(await reply(colleague, id)).toMatchObject({ code: 'not_found' });
    expect(await state(staff, id)).toMatchObject({ code: 'not_found' });
    expect(await act(desk, { confirmation: id })).toMatchObject({ code: 'confirmation_void' });
    expect(await paid()).toBe('pending');
  });

  it('is for exactly that act', async () => {
    const { id } = await act(desk);
    for (let i = 0; i < 2; i++) expect((await reply(staff, id)).body.status).toBe('confirmed');
    const other = await atDesk(world, staff, role);
    const tries = {
      'another body': await act(desk, { confirmation: id, body: { received: false, note } }),
      'another payment': await act(desk, { confirmation: id, path: `/payments/${newKey()}/answer` }),
      'another query': await act(desk, { confirmation: id, path: `/payments/${paymentId}/answer?x=1` }),
      'another desk': await act(other, { confirmation: id }),
      'a made-up one': await act(desk, { confirmation: newKey() }),
    };
    for (const told of Object.values(tries))
      expect(told).toMatchObject({ status: 409, code: 'confirmation_void' });
    expect(await paid()).toBe('pending');
  });

  it('is refused by the phone, forgotten in five minutes, and gives way to another', async () => {
    const refused = await act(desk);
    await reply(staff, refused.id, false);
    expect((await state(desk, refused.id)).body.status).toBe('refused');
    expect(await act(desk, { confirmation: refused.id })).toMatchObject({ code: 'confirmation_void' });
    const [late, unused] = [await act(desk), await act(desk, { body: { received: false, note } })];
    expect(await reply(staff, late.id)).toMatchObject({ code: 'wrong_status' });
    await reply(staff, unused.id);
    const before = world.clock.now();
    world.clock.set(world.clock.in(CONFIRMATION_SECONDS));
    expect((await state(desk, unused.id)).body.status).toBe('expired');
    const told = await act(desk, { confirmation: unused.id, body: { received: false, note } });
    expect(told).toMatchObject({ code: 'confirmation_void' });
    const asked = await act(desk);
    world.clock.set(world.clock.in(CONFIRMATION_SECONDS));
    expect(await reply(staff, asked.id)).toMatchObject({ code: 'confirmation_void' });
    await world.runJobs();
    expect(await world.statusOf('desk_confirmations', unused.id)).toBe('expired');
    expect(await world.statusOf('desk_confirmations', asked.id)).toBe('expired');
    world.clock.set(before);
  });

  it('does it once, however often it is sent at once', async () => {
    const { id } = await act(desk);
    await reply(staff, id);
    const told = await Promise.all([1, 2, 3].map(() => act(desk, { confirmation: id })));
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await paid()).toBe('succeeded');
    expect((await state(desk, id)).body.status).toBe('used');
  });

  it('takes spreadsheets out by confirmation too, and asks no phone about its own', async () => {
    const path = '/me/export';
    expect(await world.raw(desk, 'GET', path)).toMatchObject({ code: 'phone_confirmation_needed' });
    expect(await world.raw(staff, 'GET', path)).toMatchObject({ status: 200 });
    expect(
      await world.raw(staff, 'POST', `/payments/${paymentId}/answer`, { received: true }),
    ).not.toMatchObject({
      code: 'phone_confirmation_needed',
    });
  });
});
