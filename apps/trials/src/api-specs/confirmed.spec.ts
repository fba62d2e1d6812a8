import { ROLES, STREAMS, type Role, type Route } from '@cailan/shared-types';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';
import { newId } from '@cailan/api/ground/db/ids';
import { atDesk } from '../world/desks';
import { describeEmbedded } from '../world/engines';
import { startWorld, type TestPerson, type World } from '../world/world';

/** Where money, posts and accounts are written: each route there bears the mark, or stands below. */
const GRAVE =
  /^(POST|PUT|DELETE) \/(payments|refunds|payees|reconciliations|appointments|responsibilities|account-moves|deputies|deputy-requests|hand-overs|bags|me\/erase|household-orders\/:id\/(dues|weights)|rounds\/:id\/(settle|cancel|invoice)|group-orders\/:id\/(cancel|undeliverable)|loads\/:id\/end)/;

/** What a desk does there without its phone, and why. */
const WITHOUT: Partial<Record<Route, string>> = {
  'POST /payments/:id/prepay': 'paid in WeChat, on the phone',
  'POST /payments/:id/check': 'asks WeChat, and decides nothing',
  'POST /payments/:id/cancel': 'nothing was paid',
  'POST /reconciliations': 'compares, and decides nothing',
  'POST /account-moves/:id/end': 'the account stays where it is',
  'POST /deputy-requests/:id/end': 'takes one’s own question back',
  'POST /household-orders/:id/dues/tick': 'cash between neighbours, a tick a household, seen by both',
  'POST /household-orders/:id/dues/acknowledge': 'as the tick',
  'PUT /rounds/:id/invoice': 'a number on a paper',
};

describeEmbedded('what a phone confirms for its desk', (engine) => {
  let world: World;
  const phones = new Map<Role, TestPerson>();
  const desks = new Map<Role, TestPerson>();
  const marked = () =>
    declaredRoutes.flatMap(({ route, access, confirmed }) =>
      confirmed ? [{ route, access, confirmed }] : [],
    );

  /** A role that nobody of the plan has. */
  const given = async (role: Role): Promise<TestPerson> => {
    const [, person] = (await world.people('inspector')).concat(await world.people('resident'));
    if (!person) throw new Error('nobody lives there');
    const grant = {
      ...{ id: newId(), personId: person.id, role, scopeKind: 'district', scopeId: newId() },
      ...{
        startsAt: world.clock.now(),
        endsAt: null,
        deputyOfId: null,
        dropPointId: null,
        historyFrom: null,
      },
    };
    await world.db.transaction((tx) => tx.insert<object>('role_grants', [grant]));
    return person;
  };

  beforeAll(async () => {
    world = await startWorld(engine);
    for (const role of ROLES) {
      const person = (await world.people(role))[0] ?? (await given(role));
      await world.ok(person, 'POST /me/consents', { body: { version: '2026-11' } });
      phones.set(role, person);
      desks.set(role, await atDesk(world, person, role));
    }
  });
  afterAll(() => world.close());

  const ask = (as: TestPerson | undefined, route: string) => {
    const [method = '', path = ''] = route.split(' ');
    const body = method === 'GET' ? undefined : {};
    return world.raw(
      as,
      method,
      path.replace(/:\w+/g, () => newId()),
      body,
    );
  };

  it('is every route of money, posts and accounts, but for those that say why not', () => {
    const grave = declaredRoutes.filter(({ route }) => GRAVE.test(route) && !(route in WITHOUT));
    expect(grave.filter(({ confirmed }) => !confirmed).map(({ route }) => route)).toEqual([]);
    const idle = Object.keys(WITHOUT).filter((route) => {
      const found = declaredRoutes.find((declared) => declared.route === route);
      return found === undefined || found.confirmed !== undefined || !GRAVE.test(route);
    });
    expect(idle).toEqual([]);
    const of = (kind: string) => marked().filter(({ confirmed }) => confirmed.kind === kind).length;
    expect(of('money')).toBeGreaterThanOrEqual(16);
    expect(of('appointment')).toBeGreaterThanOrEqual(8);
  });

  it('is every spreadsheet, and a person’s copy', () => {
    const sheets = STREAMS.filter((route) => route.endsWith('.xlsx'));
    const exports = marked().filter(({ confirmed }) => confirmed.kind === 'export');
    expect(exports.map(({ route }) => route).sort()).toEqual([...sheets, 'GET /me/export'].sort());
  });

  it('is refused to a desk of every role that may do it, and asked of no phone', async () => {
    const wrong: string[] = [];
    for (const { route, access } of marked()) {
      const roles = typeof access === 'string' ? (['resident', 'district_admin'] as const) : access;
      for (const role of roles) {
        const desk = await ask(desks.get(role), route);
        if (desk.status !== 403 || desk.code !== 'phone_confirmation_needed')
          wrong.push(`${route} as ${role} at a desk: ${desk.status} ${desk.code ?? ''}`);
        const phone = await ask(phones.get(role), route);
        if (phone.code === 'phone_confirmation_needed' || phone.code === 'role_required')
          wrong.push(`${route} as ${role} on a phone: ${phone.code}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
