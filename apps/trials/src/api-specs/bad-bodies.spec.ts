import { describeEngines } from '../world/engines';
import type { OpenRound, TestPerson, World } from '../world/world';
import { openDesk, type Case, type Desk } from './testing/desk';

describeEngines('bad bodies', (engine) => {
  let desk: Desk;
  let world: World;
  let round: OpenRound;
  let person: TestPerson;
  let offerId: string;

  beforeAll(async () => {
    desk = await openDesk(engine);
    ({ world, round, person, offerId } = desk);
  });
  afterAll(() => world.close());

  const list: Desk['list'] = (change) => desk.list(change);
  const line: Desk['line'] = (change) => desk.line(change);
  const refuseAll: Desk['refuseAll'] = (as, cases) => desk.refuseAll(as, cases);

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
      ['60 000 brackets', { body: '['.repeat(60_000) }, 'bad_json'],
      ['100 000 brackets', { body: '['.repeat(100_000) }, 'body_too_large'],
      [
        'deeply nested',
        { body: `{"note":${'['.repeat(30_000)}${']'.repeat(30_000)}}` },
        'validation_failed',
        'note',
      ],
      [
        'an object of no class for lines',
        { body: list({ lines: { constructor: null } }) },
        'validation_failed',
        'lines',
      ],
      ['70 KB', { body: list({ note: 'x'.repeat(70_000) }) }, 'body_too_large'],
      ['30 000 lines', { body: list({ lines: Array(30_000).fill(0) }) }, 'validation_failed', 'lines'],
      [
        '5 000 unknown fields',
        { body: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, 0])) },
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
      ...['菜'.repeat(201), '😀'.repeat(201), '字\uFE0F'.repeat(101), '字\ud842', 1, [], {}].map(
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
});
