import type { RefusalCode } from '@cailan/shared-types';
import { newId } from '../db/ids';
import { describeEngines } from '../testing/engines';
import { order } from '../testing/orders';
import { draftRound, openRound, type OpenRound } from '../testing/rounds';
import { newKey, startService, type TestPerson, type TestService } from '../testing/service';
import { contents } from './testing/contents';
import { flaws, send, type AnyRequest } from './testing/problems';

type Case = [name: string, request: Partial<AnyRequest>, code: RefusalCode, fault?: string];

describeEngines('bad input', (engine) => {
  let service: TestService;
  let round: OpenRound;
  let person: TestPerson;
  let neighbour: TestPerson;
  let offerId: string;

  beforeAll(async () => {
    service = await startService(engine);
    round = await openRound(service, { offers: { 'VEG-001': { quota: 100 }, 'GRN-001': {} } });
    [neighbour, person] = (await service.people('resident')) as [TestPerson, TestPerson];
    offerId = round.offerOf('VEG-001');
    await order(service, neighbour, round, { 'VEG-001': 2 });
  });
  afterAll(() => service.close());

  const listPath = () => `/windows/${round.windowId}/list/submit`;
  /** A list that would be taken, but for what is changed in it. */
  const list = (change: object = {}) => ({
    clientKey: newKey(),
    householdId: person.scopeId,
    version: 0,
    lines: [{ offerId, quantity: 1 }],
    ...change,
  });
  const line = (change: object) => ({ body: list({ lines: [{ offerId, quantity: 1, ...change }] }) });

  /** Every case is refused as it should be, and not one row is different afterwards. */
  async function refuseAll(as: TestPerson | undefined, cases: readonly Case[]): Promise<void> {
    const before = await contents(service);
    const wrong: string[] = [];
    for (const [name, request, code, fault] of cases) {
      const answer = await send(service, as, { path: listPath(), ...request });
      wrong.push(...flaws(answer, code, fault).map((flaw) => `${name}: ${flaw}`));
    }
    expect(wrong).toEqual([]);
    expect(await contents(service)).toEqual(before);
  }

  it('refuses bodies that are not what the route takes', () =>
    refuseAll(person, [
      ['no body', { body: undefined }, 'validation_failed', 'body'],
      ['empty', { body: '' }, 'bad_json'],
      ['null', { body: 'null' }, 'validation_failed', 'body'],
      ['an array', { body: [] }, 'validation_failed', 'body'],
      ['a number', { body: '1' }, 'validation_failed', 'body'],
      ['a text', { body: '"x"' }, 'validation_failed', 'body'],
      ['half of one', { body: '{"clientKey":' }, 'bad_json'],
      ['more than one', { body: '{}{}' }, 'bad_json'],
      ['NaN', { body: JSON.stringify(list()).replace('"quantity":1', '"quantity":NaN') }, 'bad_json'],
      ['nothing in it', { body: {} }, 'validation_failed', 'householdId'],
      ['__proto__', { body: `{"__proto__":{"version":0}}` }, 'bad_json'],
      ['a nested __proto__', { body: `{"lines":[{"__proto__":{"quantity":1}}]}` }, 'bad_json'],
      ['a constructor with a prototype', { body: `{"constructor":{"prototype":{}}}` }, 'bad_json'],
      ['a constructor', { body: list({ constructor: 'x' }) }, 'validation_failed'],
      ['a constructor that is null', { body: list({ constructor: null }) }, 'validation_failed'],
      ['a nested constructor', line({ constructor: null }), 'validation_failed'],
      ['toString', { body: list({ toString: 'x' }) }, 'validation_failed', 'toString'],
      ['an unknown field', { body: list({ price: 1 }) }, 'validation_failed', 'price'],
      ['an unknown field of a line', line({ priceFen: 1 }), 'validation_failed', 'lines[0].priceFen'],
      ['100 000 brackets', { body: '['.repeat(100_000) }, 'bad_json'],
      [
        'deeply nested',
        { body: `{"note":${'['.repeat(50_000)}${']'.repeat(50_000)}}` },
        'validation_failed',
        'note',
      ],
      ['1.1 MB', { body: list({ note: 'x'.repeat(1_100_000) }) }, 'body_too_large'],
      ['30 000 lines', { body: list({ lines: Array(30_000).fill(0) }) }, 'validation_failed', 'lines'],
      [
        '50 000 unknown fields',
        { body: Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, 0])) },
        'validation_failed',
      ],
      ['text', { body: 'x', type: 'text/plain' }, 'unsupported_media_type'],
      ['XML', { body: '<a/>', type: 'application/xml' }, 'unsupported_media_type'],
      ['a form', { body: 'version=0', type: 'application/x-www-form-urlencoded' }, 'unsupported_media_type'],
      [
        'a form with files',
        { body: '--x--', type: 'multipart/form-data; boundary=x' },
        'unsupported_media_type',
      ],
      ['no type', { body: 'x', type: '' }, 'unsupported_media_type'],
      ['a picture', { body: Buffer.alloc(2_000_000), type: 'image/png' }, 'unsupported_media_type'],
    ]));

  it('refuses wrong types and absurd numbers, each named by its path', () =>
    refuseAll(person, [
      ...[-1, 0, -0, 1000, 1e9, 1e300, 1.5, '2', '', null, true, [1], {}].map((quantity): Case => [
        `quantity ${JSON.stringify(quantity)}`,
        line({ quantity }),
        'validation_failed',
        'lines[0].quantity',
      ]),
      [
        'quantity infinite',
        { body: JSON.stringify(list()).replace('"quantity":1', '"quantity":1e999') },
        'validation_failed',
        'lines[0].quantity',
      ],
      ...['x', '', 1, null, [round.windowId], round.windowId.toUpperCase(), `${round.windowId} `].map(
        (id): Case => [
          `offer ${JSON.stringify(id)}`,
          line({ offerId: id }),
          'validation_failed',
          'lines[0].offerId',
        ],
      ),
      ...['x', '', 1, null, [], {}].map((householdId): Case => [
        `household ${JSON.stringify(householdId)}`,
        { body: list({ householdId }) },
        'validation_failed',
        'householdId',
      ]),
      ...[-1, 1.5, '0', null, []].map((version): Case => [
        `version ${JSON.stringify(version)}`,
        { body: list({ version }) },
        'validation_failed',
        'version',
      ]),
      ...['short', 'x'.repeat(65), 'with space', '钥匙钥匙钥匙钥匙', 12345678, null].map(
        (clientKey): Case => [
          `key ${JSON.stringify(clientKey)}`,
          { body: list({ clientKey }) },
          'validation_failed',
          'clientKey',
        ],
      ),
      ...['菜'.repeat(201), '😀'.repeat(201), '字\uFE0F'.repeat(101), '\uFE0F'.repeat(300), 1, [], {}].map(
        (note): Case => [
          `note ${JSON.stringify(note).slice(0, 8)}`,
          { body: list({ note }) },
          'validation_failed',
          'note',
        ],
      ),
      ['lines as an object', { body: list({ lines: { 0: { offerId } } }) }, 'validation_failed', 'lines'],
      ['lines as a text', { body: list({ lines: 'x' }) }, 'validation_failed', 'lines'],
      ['a line that is null', { body: list({ lines: [null] }) }, 'validation_failed', 'lines[0]'],
      ['a line that is an array', { body: list({ lines: [[]] }) }, 'validation_failed', 'lines[0]'],
      ['a line that is a text', { body: list({ lines: ['x'] }) }, 'validation_failed', 'lines[0]'],
      ['a wish that is none', line({ wish: 'steal' }), 'validation_failed', 'lines[0].wish'],
      [
        '201 lines',
        { body: list({ lines: Array(201).fill({ offerId, quantity: 1 }) }) },
        'validation_failed',
        'lines',
      ],
    ]));

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
      ['a version beyond counting', { body: list({ version: 1e300 }) }, 'version_conflict'],
      ['another household', { body: list({ householdId: neighbour.scopeId }) }, 'not_found'],
      ['a household that nobody has', { body: list({ householdId: newId() }) }, 'not_found'],
      ['another window', { path: `/windows/${newId()}/list/submit`, body: list() }, 'not_offered'],
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
    ]);
    await refuseAll(
      round.staff,
      ['x', '0', '-1', '1.5', '1e3', '99999999999999999999', '%20'].map((wave): Case => [
        `wave ${wave}`,
        get(`/rounds/${round.round.id}/waves/${wave}/pick-list`),
        'not_found',
      ]),
    );
    for (const query of ["status='; DROP TABLE rounds; --", 'windowId=x', 'status=', 'unknown=1'])
      expect(
        await send(service, person, { method: 'GET', path: `/rounds?${encodeURI(query)}` }),
      ).toMatchObject({
        status: 200,
      });
  });

  it('refuses products, stocks and communities that are not the supermarket’s or the district’s', async () => {
    const { round: draft, staff } = await draftRound(service, { offers: { 'VEG-001': {} } });
    const [product] = await service.ok(staff, 'GET /supermarkets/:id/products', {
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
      const { version } = await service.ok(person, 'GET /windows/:id/list', {
        ...path,
        query: { householdId: person.scopeId },
      });
      const body = { householdId: person.scopeId, version, lines: [{ offerId, quantity: 1 }], note };
      expect((await service.ok(person, 'PUT /windows/:id/list', { ...path, body })).note).toBe(note);
      const query = { householdId: person.scopeId };
      expect((await service.ok(person, 'GET /windows/:id/list', { ...path, query })).note).toBe(note);
    }
    const half = `{"householdId":"${person.scopeId}","version":${notes.length},"lines":[{"offerId":"${offerId}","quantity":1}],"note":"\\ud800"}`;
    const path = `/windows/${round.windowId}/list`;
    const answer = await send(service, person, { method: 'PUT', path, body: half });
    expect(answer).toMatchObject({ status: 200 });
    expect((answer.problem as { note?: string }).note).toMatch(/^[\ud800\ufffd]$/);
    const bytes = Buffer.from([0x22, 0xf8, 0x88, 0x80, 0x80, 0x80, 0xed, 0xa0, 0x80, 0xc3, 0x22]);
    await refuseAll(person, [['bytes that are no text', { body: bytes }, 'bad_json']]);
  });

  it('does once what is asked twice, and refuses the key with another body', async () => {
    const [, , third] = (await service.people('resident')) as [TestPerson, TestPerson, TestPerson];
    const path = { params: { id: round.windowId } };
    const clientKey = newKey();
    const body = { clientKey, householdId: third.scopeId, version: 0, lines: [{ offerId, quantity: 1 }] };
    const twice = await Promise.all([
      service.call(third, 'POST /windows/:id/list/submit', { ...path, body }),
      service.call(third, 'POST /windows/:id/list/submit', { ...path, body }),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const before = await contents(service);
    const again = await service.ok(third, 'POST /windows/:id/list/submit', { ...path, body });
    expect(again).toEqual(twice[0]?.body);
    const reused: Case[] = [
      ['another quantity', { body: { ...body, lines: [{ offerId, quantity: 2 }] } }, 'client_key_reused'],
      [
        'another route',
        { path: `/windows/${round.windowId}/list/withdraw`, body: { clientKey, householdId: third.scopeId } },
        'client_key_reused',
      ],
      ['another window', { path: `/windows/${newId()}/list/submit`, body }, 'client_key_reused'],
      ['an edit of what was seen before', { body: { ...body, clientKey: newKey() } }, 'version_conflict'],
    ];
    await refuseAll(third, reused);
    expect(await contents(service)).toEqual(before);
    const withdrawal = { ...path, body: { clientKey: newKey(), householdId: third.scopeId } };
    await service.ok(third, 'POST /windows/:id/list/withdraw', withdrawal);
    const late = await service.ok(third, 'POST /windows/:id/list/submit', { ...path, body });
    expect(late.orders).toEqual([]);
    const after = await contents(service);
    await service.ok(third, 'POST /windows/:id/list/withdraw', withdrawal);
    expect(await contents(service)).toEqual(after);
  });

  it('refuses what comes too late', async () => {
    const path = { params: { id: round.windowId }, query: { householdId: person.scopeId } };
    const { version } = await service.ok(person, 'GET /windows/:id/list', path);
    service.clock.set(round.round.cutOffAt);
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
