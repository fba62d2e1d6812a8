/**
 * @jest-environment jsdom
 */
import { startMiniProgram } from './harness';
import { recordedNetwork, recordingOf, signedInAs, type Moment, type RecordedRole } from './recorded';

/** Pages that say when something is, by the role that opens them from a tab or a card. */
const pages: Record<RecordedRole, readonly string[]> = {
  resident: ['resident/home/index', 'resident/orders/index', 'pages/messages/index', 'pages/me/index'],
  grid_leader: [
    'leader/board/index',
    'leader/pay/index',
    'leader/dues/index',
    'leader/exceptions/index',
    'leader/refunds/index',
  ],
  floor_captain: ['captain/receive/index', 'captain/floor/index', 'captain/neighbours/index'],
  driver: ['driver/loads/index'],
  supermarket_staff: [
    'supermarket/rounds/index',
    'supermarket/pick/index',
    'supermarket/dispatch/index',
    'supermarket/vouchers/index',
    'supermarket/refunds/index',
    'supermarket/catalogue/index',
    'supermarket/open-round/index',
    'supermarket/reconciliation/index',
  ],
  community_staff: ['community/board/index', 'community/exceptions/index', 'community/numbers/index'],
};
const AT: Moment = 'gate';
/** So many looks at the same words. */
const RESTS = 20;
const cases = Object.entries(pages).flatMap(([role, routes]) =>
  routes.map((route) => [role as RecordedRole, route] as const),
);

/** What a page shows on a phone whose clock says this, once all is read. Only the date is the phone's: timers run on. */
async function shownAt(role: RecordedRole, route: string, phoneTime: string): Promise<string> {
  const RealDate = Date;
  const ahead = RealDate.parse(phoneTime) - performance.timeOrigin - performance.now();
  const now = () => Math.round(performance.timeOrigin + performance.now() + ahead);
  const shifted = new Proxy(RealDate, {
    construct: (target, values: [], made) =>
      Reflect.construct(target, values.length > 0 ? values : [now()], made) as Date,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
  globalThis.Date = shifted;
  try {
    const app = startMiniProgram(recordedNetwork(role, { at: AT }), signedInAs(role));
    const screen = app.open(`/${route}`);
    let [last, same] = ['', 0];
    // Reads follow reads: it rests once it has shown the same for a while.
    await screen.until(() => {
      const text = screen.text();
      same = text === last ? same + 1 : 0;
      last = text;
      return (same >= RESTS && text !== '') || undefined;
    }, 'nothing rests');
    await app.settled();
    return screen.text();
  } finally {
    globalThis.Date = RealDate;
  }
}

describe('a phone whose clock is wrong', () => {
  it.each(cases)('shows %s the same on %s', async (role, route) => {
    const now = recordingOf(role).moments.find(({ at }) => at === AT)?.now ?? '';
    const right = await shownAt(role, route, now);
    expect(right).not.toBe('');
    // Another day of another year, another hour, and the evening before in China.
    expect(await shownAt(role, route, '2028-02-29T15:59:00.000Z')).toBe(right);
    expect(await shownAt(role, route, '2025-12-31T16:01:00.000Z')).toBe(right);
  });
});
