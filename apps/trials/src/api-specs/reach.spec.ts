import type { Route, Stream } from '@cailan/shared-types';
import { joinHousehold } from '@cailan/api/people/belonging/membership';
import { scopedHousehold } from '@cailan/api/people/belonging/belonging.sql';
import { Sealer } from '@cailan/api/ground/db/sealer';
import type { TestPerson } from '../world/world';
import { WechatPayments } from '../world/wechat-payments';
import { PlanLoader } from '@cailan/api/plans/plan.loader';
import { describeEmbedded } from '../world/engines';
import { documentOf, type OpenApi, type OpenApiSchema } from '../world/openapi';
import { smallPlan } from '../world/small-plan';
import { Evening, KEYS } from './testing/evening';
import { deliver } from './testing/evening-delivery';
import { packGoods, payGroups } from './testing/evening-goods';
import { answerFor, appoint, handOver, moveAccount, settle } from './testing/evening-money';
import { amendPlan } from './testing/amendments';
import { belong, openRounds, writeLists, type Cast } from './testing/evening-orders';
import { intruders, personWith, type Ground } from './testing/intruders';
import { keepRosters } from './testing/roster-scenes';
import { KIND_OF, type Reach } from './testing/reach-of';

/** A home whose only member holds no post. */
interface Home {
  id: string;
  scopeId: string;
  gridId: string;
  buildingId: string;
  communityId: string;
  districtId: string;
}

/** What the shop may not see any more, long after. */
const ENDED: readonly (Route | Stream)[] = [
  'GET /group-orders/:id/pack-sheet',
  'GET /rounds/:id/waves/:wave/unprintable',
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf',
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx',
  'GET /rounds/:id/waves/:wave/matrix.pdf',
  'GET /rounds/:id/waves/:wave/matrix.xlsx',
  'GET /rounds/:id/waves/:wave/delivery-note.pdf',
  'GET /rounds/:id/waves/:wave/delivery-note.xlsx',
  'GET /rounds/:id/waves/:wave/sign-off.pdf',
  'GET /rounds/:id/waves/:wave/sign-off.xlsx',
  'GET /rounds/:id/waves/:wave/labels-a4.pdf',
  'GET /rounds/:id/waves/:wave/labels-60x40.pdf',
];

/** The routes whose bodies bear a key. */
function keyedRoutes({ paths, components }: OpenApi): Route[] {
  const hasKey = ({ $ref = '' }: OpenApiSchema = {}) => {
    const properties = components.schemas[$ref.replace(/^.*\//, '')]?.properties ?? {};
    return KEYS.some((key) => key in properties);
  };
  return Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .filter(({ requestBody }) =>
      Object.values(requestBody?.content ?? {}).some(({ schema }) => hasKey(schema)),
    )
    .map(({ operationId }) => operationId as Route);
}

describeEmbedded('every route of the contract', (engine) => {
  let payments: WechatPayments;
  let evening: Evening;
  let cast: Cast;
  let orderId = '';
  beforeAll(async () => {
    payments = await WechatPayments.start(engine);
  });
  afterAll(() => payments.close());

  const withToken = (id: string, scopeId: string): TestPerson => ({
    id,
    scopeId,
    token: payments.world.tokenOf(id),
  });
  const play = async (): Promise<[Ground, Cast]> => {
    const { world } = payments;
    const admin = await world.person('district_admin');
    const homes = await world.db.many<Home>(
      `SELECT g.personId AS id, g.scopeId, h.gridId, h.buildingId, h.communityId, h.districtId
       FROM role_grants g JOIN households h ON h.id = g.scopeId JOIN places c ON c.id = h.communityId
       WHERE g.role = 'resident' AND (SELECT COUNT(*) FROM role_grants o WHERE o.personId = g.personId) = 1
       ORDER BY c.sort, c.code, h.buildingId, h.sort`,
    );
    const [home] = homes as [Home, ...Home[]];
    const found = (what: string, is: (other: Home) => boolean) => {
      const other = homes.find((each) => each.scopeId !== home.scopeId && is(each));
      if (!other) throw new Error(`no home ${what}`);
      return withToken(other.id, other.scopeId);
    };
    const { plan, rules } = smallPlan();
    const otherDistrictId = await world.app.get(PlanLoader).load({ ...plan, code: 'other' }, rules);
    const shop = await world.person('supermarket_staff');
    const elsewhere = found('in the other community', ({ communityId }) => communityId !== home.communityId);
    const other = homes.find(({ scopeId }) => scopeId === elsewhere.scopeId);
    const ground: Ground = {
      ...{ districtId: home.districtId, otherDistrictId, communityId: home.communityId },
      ...{ otherCommunityId: other?.communityId ?? '', gridId: home.gridId, buildingId: home.buildingId },
      ...{ householdId: home.scopeId, supermarketId: shop.scopeId },
    };
    const across = found(
      'in the next building',
      ({ gridId, buildingId }) => gridId === home.gridId && buildingId !== home.buildingId,
    );
    const next = homes.find(({ scopeId }) => scopeId === across.scopeId);
    const captain = await world.person('floor_captain', home.buildingId);
    return [
      ground,
      {
        ...{ admin, shop, captain, elsewhere },
        driver: await world.person('driver', shop.scopeId),
        leader: await world.person('grid_leader', home.gridId),
        staff: await world.person('community_staff', home.communityId),
        resident: withToken(home.id, home.scopeId),
        nextDoor: found('next door', ({ buildingId }) => buildingId === home.buildingId),
        across,
        further: found(
          'in a third building',
          ({ gridId, buildingId }) =>
            gridId === home.gridId && ![home.buildingId, next?.buildingId].includes(buildingId),
        ),
      },
    ];
  };

  it('answers whoever it is for, and is not there for anybody else, all evening long', async () => {
    await payments.at(payments.world.clock.now());
    const [ground, people] = await play();
    cast = people;
    evening = new Evening(payments, ground, await intruders(payments.world, ground));
    const open = await openRounds(evening, cast);
    await belong(evening, cast);
    orderId = await writeLists(evening, open, cast);
    const groups = await payGroups(evening, open, cast);
    const round = await packGoods(evening, open, cast, { groups, orderId });
    const { lostBag } = await deliver(evening, round, cast, groups);
    await settle(evening, round, cast, { orderId, lostBag });
    await keepRosters(evening, cast.staff);
    await handOver(evening, cast);
    await appoint(evening, cast);
    await moveAccount(evening, cast);
    await answerFor(evening, cast);
    await amendPlan(evening, cast);
    expect(evening.leaks).toEqual([]);
    expect(await payments.world.captainOf(groups.own)).toMatchObject({ id: cast.captain.id });
  }, 120_000);

  it('was asked by everybody in that evening', () => {
    const asked = new Set(evening.asked.map(({ route }) => route));
    const named = (Object.keys(KIND_OF) as (Route | Stream)[]).filter(
      (route) => !['own', 'self', 'anyone'].includes(KIND_OF[route]),
    );
    expect(named.filter((route) => !asked.has(route))).toEqual([]);
  });

  it('does once what is sent again under its key', async () => {
    expect(evening.doubled).toEqual([]);
    const document = await documentOf(payments.world.app);
    const keyed = keyedRoutes(document);
    expect(keyed.length).toBeGreaterThan(15);
    // Of a wish (`bindings.spec.ts`) and of an erasure (`personal-data.spec.ts`) their own specs tell.
    const here = keyed.filter((route) => !['self', 'anyone'].includes(KIND_OF[route]));
    expect(here.filter((route) => !evening.repeated.has(route))).toEqual([]);
  });

  it('names nobody else’s thing in a list', async () => {
    const { ground, asked, intruders: strangers } = evening;
    const idOf = (route: Route) => String(asked.find((each) => each.route === route)?.options.params?.['id']);
    const secrets: [Reach, string][] = [
      ['home', ground.householdId],
      ['household', orderId],
      ['building', idOf('GET /group-orders/:id')],
      ['building', idOf('GET /payments/:id')],
      ['building', idOf('GET /refunds/:id')],
      ['part', idOf('GET /loads/:id')],
      ['round', idOf('GET /rounds/:id')],
    ];
    const windowId = idOf('GET /windows/:id/list');
    const lists = (Object.keys(KIND_OF) as Route[]).filter(
      (route) => KIND_OF[route] === 'own' && route.startsWith('GET ') && !route.endsWith('.pdf'),
    );
    const leaks: string[] = [];
    for (const who of strangers)
      for (const route of lists) {
        const { status, body } = await payments.world.any(who, route, { params: { id: windowId } });
        const text = JSON.stringify(body);
        if (status !== 200 && status !== 403) leaks.push(`${who.name}: ${route}: ${status}`);
        for (const [reach, secret] of secrets)
          if (who.outside.includes(reach) && text.includes(secret))
            leaks.push(`${who.name}: ${route}: ${reach}`);
      }
    expect(leaks).toEqual([]);
    const own: [TestPerson, Route, string][] = [
      [cast.resident, 'GET /household-orders', orderId],
      [cast.captain, 'GET /group-orders', idOf('GET /group-orders/:id')],
      [cast.shop, 'GET /payments', idOf('GET /payments/:id')],
      [cast.shop, 'GET /refunds', idOf('GET /refunds/:id')],
      [cast.driver, 'GET /loads', idOf('GET /loads/:id')],
      [cast.resident, 'GET /rounds', idOf('GET /rounds/:id')],
    ];
    for (const [who, route, id] of own)
      expect(JSON.stringify(await payments.world.ok(who, route as 'GET /loads'))).toContain(id);
  });

  it('is not there for the next occupants, nor any longer for those who left', async () => {
    const { world } = payments;
    const { resident } = cast;
    const at = { params: { id: resident.scopeId, personId: resident.id } };
    await world.ok(resident, 'POST /households/:id/members/:personId/end', at);
    const next = await personWith(world, evening.ground.districtId, []);
    await world.db.transaction(async (tx) => {
      const household = await scopedHousehold(tx, resident.scopeId);
      if (household) await joinHousehold(tx, world.clock, world.app.get(Sealer), next.id, household);
    });
    const past = evening.leaks.length;
    for (const { route, options } of evening.asked) {
      const kind = KIND_OF[route];
      if (kind === 'household') await evening.refused({ ...next, name: 'the next occupant' }, route, options);
      if (kind === 'household' || kind === 'home' || kind === 'building' || kind === 'shop')
        await evening.refused({ ...resident, name: 'who moved out' }, route, options);
    }
    expect(evening.leaks.slice(past)).toEqual([]);
    const home = { params: { id: resident.scopeId } };
    expect((await world.call(next, 'GET /households/:id', home)).status).toBe(200);
  });

  it('shows a shop no households long after the settlement', async () => {
    await payments.at('2027-12-21T01:00:00.000Z');
    const answers: Record<string, string> = {};
    for (const { route, options, right } of evening.asked) {
      if (!ENDED.includes(route)) continue;
      const { status, code } = await payments.world.any(right, route, options);
      answers[route] = `${status} ${code}`;
    }
    expect(answers).toEqual(Object.fromEntries(ENDED.map((route) => [route, '410 recipients_ended'])));
  });
});
