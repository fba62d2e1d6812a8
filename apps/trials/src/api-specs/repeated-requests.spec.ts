import { cleanText } from '@cailan/shared-types';
import { describeEngines } from '../world/engines';
import { newKey, type OpenRound, type TestPerson, type World } from '../world/world';
import { contents } from './testing/contents';
import { openDesk, type Case, type Desk } from './testing/desk';
import { send } from './testing/problems';

describeEngines('odd texts, repeated and late requests', (engine) => {
  let desk: Desk;
  let world: World;
  let round: OpenRound;
  let person: TestPerson;
  let neighbour: TestPerson;
  let offerId: string;

  beforeAll(async () => {
    desk = await openDesk(engine);
    ({ world, round, person, neighbour, offerId } = desk);
  });
  afterAll(() => world.close());

  const list: Desk['list'] = (change) => desk.list(change);
  const refuseAll: Desk['refuseAll'] = (as, cases) => desk.refuseAll(as, cases);

  it('keeps notes as they were written, emoji and SQL among them', async () => {
    const notes = [
      '😀'.repeat(200),
      '👨‍👩‍👧‍👦🏳️‍🌈❤️',
      "'; DROP TABLE household_orders; --",
      '" OR ""="',
      "\\ \\' % _ ? :name $1 ${x} {{y}} <script>",
      'a\u0000b\u0001\r\n\t',
      '𠮷𡈽𩸽 ｶﾞ é e\u0301 \u202e',
    ];
    for (const note of notes) {
      const path = { params: { id: round.windowId } };
      const { version } = await world.ok(person, 'GET /windows/:id/list', {
        ...path,
        query: { householdId: person.scopeId },
      });
      const body = { householdId: person.scopeId, version, lines: [{ offerId, quantity: 1 }], note };
      const kept = cleanText(note, true);
      expect((await world.ok(person, 'PUT /windows/:id/list', { ...path, body })).note).toBe(kept);
      const query = { householdId: person.scopeId };
      expect((await world.ok(person, 'GET /windows/:id/list', { ...path, query })).note).toBe(kept);
    }
    const half = `{"householdId":"${person.scopeId}","version":${notes.length},"lines":[{"offerId":"${offerId}","quantity":1}],"note":"\\ud800"}`;
    const path = `/windows/${round.windowId}/list`;
    const answer = await send(world, person, { method: 'PUT', path, body: half });
    expect(answer).toMatchObject({ status: 400, problem: { code: 'validation_failed' } });
    const bytes = Buffer.from([0x22, 0xf8, 0x88, 0x80, 0x80, 0x80, 0xed, 0xa0, 0x80, 0xc3, 0x22]);
    await refuseAll(person, [['bytes that are no text', { body: bytes }, 'bad_json']]);
  });

  it('does once what is asked twice, and refuses the key with another body', async () => {
    const [, , third] = (await world.people('resident')) as [TestPerson, TestPerson, TestPerson];
    const path = { params: { id: round.windowId } };
    const clientKey = newKey();
    const body = { clientKey, householdId: third.scopeId, version: 0, lines: [{ offerId, quantity: 1 }] };
    const twice = await Promise.all([
      world.call(third, 'POST /windows/:id/list/submit', { ...path, body }),
      world.call(third, 'POST /windows/:id/list/submit', { ...path, body }),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const before = await contents(world);
    const again = await world.ok(third, 'POST /windows/:id/list/submit', { ...path, body });
    expect(again).toEqual(twice[0]?.body);
    const [, tomorrow] = await world.ok(third, 'GET /windows');
    const reused: Case[] = [
      ['another quantity', { body: { ...body, lines: [{ offerId, quantity: 2 }] } }, 'client_key_reused'],
      [
        'another route',
        { path: `/windows/${round.windowId}/list/withdraw`, body: { clientKey, householdId: third.scopeId } },
        'client_key_reused',
      ],
      ['another window', { path: `/windows/${tomorrow?.id}/list/submit`, body }, 'client_key_reused'],
      ['an edit of what was seen before', { body: { ...body, clientKey: newKey() } }, 'version_conflict'],
    ];
    await refuseAll(third, reused);
    expect(await contents(world)).toEqual(before);
    const withdrawal = { ...path, body: { clientKey: newKey(), householdId: third.scopeId } };
    await world.ok(third, 'POST /windows/:id/list/withdraw', withdrawal);
    const late = await world.ok(third, 'POST /windows/:id/list/submit', { ...path, body });
    expect(late.orders).toEqual([]);
    const after = await contents(world);
    await world.ok(third, 'POST /windows/:id/list/withdraw', withdrawal);
    expect(await contents(world)).toEqual(after);
  });

  it('refuses what comes too late', async () => {
    const path = { params: { id: round.windowId }, query: { householdId: person.scopeId } };
    const { version } = await world.ok(person, 'GET /windows/:id/list', path);
    world.clock.set(round.round.cutOffAt);
    await refuseAll(person, [
      ['a list', { body: list({ version }) }, 'past_cut_off'],
      [
        'an edit',
        {
          method: 'PUT',
          path: `/windows/${round.windowId}/list`,
          body: { householdId: person.scopeId, version, lines: [{ offerId, quantity: 2 }] },
        },
        'past_cut_off',
      ],
    ]);
    await refuseAll(neighbour, [
      [
        'a withdrawal',
        {
          path: `/windows/${round.windowId}/list/withdraw`,
          body: { clientKey: newKey(), householdId: neighbour.scopeId },
        },
        'past_cut_off',
      ],
    ]);
  });
});
