import { newId } from '@cailan/api/ground/db/ids';
import { describeEngines } from '../world/engines';
import type { OpenRound, TestPerson, World } from '../world/world';
import { openDesk, type Case, type Desk } from './testing/desk';
import { send, type AnyRequest } from './testing/problems';

describeEngines('bad requests', (engine) => {
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
  const line: Desk['line'] = (change) => desk.line(change);
  const refuseAll: Desk['refuseAll'] = (as, cases) => desk.refuseAll(as, cases);

  it('refuses what is well formed and makes no sense', () =>
    refuseAll(person, [
      [
        'the same product twice',
        {
          body: list({
            lines: [
              { offerId, quantity: 1 },
              { offerId, quantity: 2 },
            ],
          }),
        },
        'duplicate_line',
      ],
      ['an offer that nobody made', line({ offerId: newId() }), 'not_offered'],
      ['more than there is', line({ quantity: 999 }), 'quota_exhausted'],
      ['no lines', { body: list({ lines: [] }) }, 'nothing_to_submit'],
      ['no draft', { body: list({ lines: undefined }) }, 'nothing_to_submit'],
      ['a list that was never seen', { body: list({ version: 7 }) }, 'version_conflict'],
      ['a version beyond counting', { body: list({ version: 1e300 }) }, 'validation_failed', 'version'],
      ['another household', { body: list({ householdId: neighbour.scopeId }) }, 'not_found'],
      ['a household that nobody has', { body: list({ householdId: newId() }) }, 'not_found'],
      ['another window', { path: `/windows/${newId()}/list/submit`, body: list() }, 'not_found'],
    ]));

  it('refuses instants that are none', () =>
    refuseAll(round.staff, [
      ...[
        'tomorrow',
        '2026-11-21',
        '2026-11-21T11:30Z',
        '2026-11-21T11:30:00Z',
        '2026-11-21T11:30:00.000+08:00',
        '2026-11-21T11:30:00.0000000Z',
        '2026-02-30T11:30:00.000Z',
        '9999-12-31T23:59:59.999Z',
        '+02026-11-21T11:30:00.000Z',
        1_795_000_000_000,
        null,
      ].map((cutOffAt): Case => [
        `cut-off ${JSON.stringify(cutOffAt)}`,
        { path: `/rounds/${round.round.id}/extend`, body: { cutOffAt, payBy: round.round.payBy } },
        'validation_failed',
        'cutOffAt',
      ]),
    ]));

  it('refuses ids and queries that are none', async () => {
    const ids = [
      'x',
      '0',
      '-1',
      'null',
      "' OR 1=1 --",
      '中文',
      '\u0000',
      '😀',
      '../../etc/passwd',
      'x'.repeat(90),
      'x'.repeat(5000),
    ];
    const get = (path: string): Partial<AnyRequest> => ({ method: 'GET', path });
    await refuseAll(person, [
      ...ids.map((id): Case => [`round ${id}`, get(`/rounds/${encodeURIComponent(id)}`), 'not_found']),
      ...ids.map((id): Case => [
        `order ${id}`,
        get(`/household-orders/${encodeURIComponent(id)}`),
        'not_found',
      ]),
      ...ids.map((id): Case => [`file ${id}`, get(`/files/${encodeURIComponent(id)}`), 'not_found']),
      ['a path that cannot be read', get('/rounds/%zz'), 'not_found'],
      ['no such route', get('/nowhere'), 'not_found'],
      ['no such method', { method: 'DELETE', path: `/rounds/${round.round.id}` }, 'not_found'],
      ['no household', get(`/windows/${round.windowId}/list`), 'not_found'],
      [
        'two households',
        get(`/windows/${round.windowId}/list?householdId=${person.scopeId}&householdId=x`),
        'validation_failed',
        'query.householdId',
      ],
      [
        'a window in Chinese',
        get(`/rounds?windowId=${encodeURIComponent('晚间')}`),
        'validation_failed',
        'query.windowId',
      ],
      ['two windows', get('/rounds?windowId=a&windowId=b'), 'validation_failed', 'query.windowId'],
      ['a filter of nothing', get('/rounds?status='), 'validation_failed', 'query.status'],
      [
        'a household of nothing',
        get('/household-orders?householdId='),
        'validation_failed',
        'query.householdId',
      ],
    ]);
    await refuseAll(
      round.staff,
      ['x', '0', '-1', '1.5', '1e3', '99999999999999999999', '%20'].map((wave): Case => [
        `wave ${wave}`,
        get(`/rounds/${round.round.id}/waves/${wave}/pick-list`),
        'not_found',
      ]),
    );
    for (const query of ["status='; DROP TABLE rounds; --", 'windowId=x', 'unknown=1'])
      expect(await send(world, person, { method: 'GET', path: `/rounds?${encodeURI(query)}` })).toMatchObject(
        {
          status: 200,
        },
      );
  });

  it('refuses products, stocks and communities that are not the supermarket’s or the district’s', async () => {
    const { round: draft, staff } = await world.draftRound({ offers: { 'VEG-001': {} } });
    const [product] = await world.ok(staff, 'GET /supermarkets/:id/products', {
      params: { id: draft.supermarketId },
    });
    const productId = product?.id ?? '';
    const [communityId = ''] = draft.communityIds;
    const { windowId } = draft;
    const offers = (...list: object[]): Partial<AnyRequest> => ({
      method: 'PUT',
      path: `/rounds/${draft.id}/offers`,
      body: { offers: list },
    });
    const stock = (change: object): Partial<AnyRequest> => ({
      method: 'PUT',
      path: `/supermarkets/${draft.supermarketId}/stock`,
      body: { windowId, lines: [{ productId, quantity: 1 }], ...change },
    });
    const offer = { productId, priceFen: 100 };
    const quota = (...ids: string[]) =>
      offers({ ...offer, communityQuotas: ids.map((id) => ({ communityId: id, quota: 1 })) });
    await refuseAll(staff, [
      ['no offers', offers(), 'validation_failed', 'offers'],
      ['2001 offers', offers(...Array<object>(2001).fill(offer)), 'validation_failed', 'offers'],
      ['a product twice', offers(offer, offer), 'duplicate_line'],
      ['a product of nobody', offers({ ...offer, productId: newId() }), 'not_offered'],
      [
        'a price below nothing',
        offers({ ...offer, priceFen: -1 }),
        'validation_failed',
        'offers[0].priceFen',
      ],
      ['a price in yuan', offers({ ...offer, priceFen: 1.99 }), 'validation_failed', 'offers[0].priceFen'],
      [
        'a price beyond measure',
        offers({ ...offer, priceFen: 1e12 }),
        'validation_failed',
        'offers[0].priceFen',
      ],
      ['half a quota', offers({ ...offer, quota: 0.5 }), 'validation_failed', 'offers[0].quota'],
      [
        'a limit of none',
        offers({ ...offer, limitPerHousehold: 0 }),
        'validation_failed',
        'offers[0].limitPerHousehold',
      ],
      ['a quota for nowhere', quota(newId()), 'community_outside_district'],
      ['two quotas for one community', quota(communityId, communityId), 'duplicate_line'],
      ['stock of a window that is none', stock({ windowId: newId() }), 'not_found'],
      [
        'stock of a product of nobody',
        stock({ lines: [{ productId: newId(), quantity: 1 }] }),
        'not_offered',
      ],
      [
        'stock below nothing',
        stock({ lines: [{ productId, quantity: -1 }] }),
        'validation_failed',
        'lines[0].quantity',
      ],
      [
        'stock of one product twice',
        stock({
          lines: [
            { productId, quantity: 1 },
            { productId, quantity: 2 },
          ],
        }),
        'duplicate_line',
      ],
      [
        'a reason without words',
        { path: `/rounds/${draft.id}/cancel`, body: { reason: '' } },
        'validation_failed',
        'reason',
      ],
    ]);
  });
});
