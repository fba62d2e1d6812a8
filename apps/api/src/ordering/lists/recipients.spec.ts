import type { Route, Stream } from '@cailan/shared-types';
import { packed, readPdf } from '../../papers/testing/pdf-reader';
import { type CarriedRound, newKey, startWorld, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';

/** Every route on which a supermarket meets a household. */
const WITH_RECIPIENTS: readonly (Route | Stream)[] = [
  'GET /group-orders/:id/pack-sheet',
  'GET /rounds/:id/waves/:wave/unprintable',
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf',
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx',
  'GET /rounds/:id/waves/:wave/matrix.pdf',
  'GET /rounds/:id/waves/:wave/matrix.xlsx',
  'GET /rounds/:id/waves/:wave/labels-a4.pdf',
  'GET /rounds/:id/waves/:wave/labels-60x40.pdf',
];

describeEngines('recipients', (engine) => {
  let world: World;
  let round: CarriedRound;
  beforeAll(async () => {
    world = await startWorld(engine);
    round = await world.carried({ lists: [{ 'EGG-001': 1 }, { 'GRN-001': 2 }] });
  });
  afterAll(() => world.close());

  const groupOrderId = () => round.groupOrderIds[0] ?? '';
  const answers = async () => {
    const seen: Record<string, string> = {};
    for (const route of WITH_RECIPIENTS) {
      const id = route.startsWith('GET /group-orders') ? groupOrderId() : round.round.id;
      const { status, code } = await world.any(round.staff, route, { params: { id, wave: 1 } });
      seen[route] = `${status} ${code ?? ''}`.trim();
    }
    return seen;
  };
  const all = (answer: string) => Object.fromEntries(WITH_RECIPIENTS.map((route) => [route, answer]));
  const floor = async () => {
    const params = { id: round.windowId };
    const captain = await world.captainOf(groupOrderId());
    return (await world.ok(captain, 'GET /windows/:id/floor', { params })).households;
  };
  const label = async (change: object) => {
    const { rulesJson } = (await world.db.one<{ rulesJson: string }>('SELECT rulesJson FROM districts')) ?? {
      rulesJson: '{}',
    };
    const rules = JSON.parse(rulesJson) as { label: object };
    const changed = JSON.stringify({ ...rules, label: { ...rules.label, ...change } });
    await world.db.transaction((tx) => tx.run('UPDATE districts SET rulesJson = ?', [changed]));
  };
  const names = async () => {
    const params = { id: groupOrderId() };
    const { households } = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params });
    return households.map(({ recipient }) => recipient);
  };

  it('are named on the pack sheet’s screen as the plan lets papers name them', async () => {
    const full = await names();
    expect(full.every((name) => name.length > 1 && !name.includes('*'))).toBe(true);
    await label({ name: false });
    expect(await names()).toEqual(full.map((name) => name.charAt(0) + '*'.repeat([...name].length - 1)));
    await label({ name: true });
  });

  it('are on their labels with name, address to the room and whole phone where the plan wants it (A8.11)', async () => {
    await label({ name: true, address: 'room', phone: 'full' });
    const { rawPayload } = await world.app.inject({
      url: `/api/rounds/${round.round.id}/waves/1/labels-60x40.pdf`,
      headers: { authorization: `Bearer ${round.staff.token}` },
    });
    const labels = readPdf(rawPayload).map((page) => packed([page]));
    const homes = await world.db.many<{ id: string; address: string; room: string; buildingName: string }>(
      `SELECT h.id, o.address, h.room, p.name AS buildingName FROM household_orders o
       JOIN households h ON h.id = o.householdId JOIN places p ON p.id = h.buildingId`,
    );
    const people = await floor();
    expect(labels).toHaveLength(homes.length);
    for (const { id, address, room, buildingName } of homes) {
      const { recipient = '', phone = '' } = people.find(({ householdId }) => householdId === id) ?? {};
      expect(phone).toMatch(/^1\d{10}$/);
      expect(address).toContain(buildingName);
      expect(address).toContain(room);
      const own = labels.filter((text) => text.includes(phone));
      expect(own).toHaveLength(1);
      for (const part of [recipient, address]) expect(own[0]).toContain(part.replace(/\s/g, ''));
    }
    await label({ phone: 'masked' });
  });

  it('are shown and printed until some days after the settlement', async () => {
    for (const { scopeId: householdId } of round.residents)
      await world.ok(await world.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId },
        body: { eventId: newKey(), outcome: 'delivered' },
      });
    world.clock.set('2026-11-23T10:00:00.000Z');
    await world.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    world.clock.set('2026-11-30T09:50:00.000Z');
    expect(await answers()).toEqual(all('200'));
    expect((await floor()).every(({ recipient, phone }) => recipient !== '' && phone !== '')).toBe(true);
    world.clock.set('2026-11-30T10:10:00.000Z');
    expect(await answers()).toEqual(all('410 recipients_ended'));
    expect((await floor()).map(({ recipient, phone }) => recipient + phone)).toEqual(['', '']);
  });

  it('are shown for as long as the plan says', async () => {
    await label({ days: 30 });
    expect(await answers()).toEqual(all('200'));
    await label({ days: 1 });
    expect(await answers()).toEqual(all('410 recipients_ended'));
  });

  it('are not kept open by a round that nobody settles', async () => {
    const tx = (sql: string) => world.db.transaction((run) => run.run(sql));
    await label({ days: 7 });
    await tx(`UPDATE rounds SET settledAt = NULL, status = 'fulfilling'`);
    expect(await answers()).toEqual(all('200'));
    world.clock.set('2027-01-01T00:00:00.000Z');
    expect(await answers()).toEqual(all('410 recipients_ended'));
  });
});
