import { type Answer, meetSandbox } from '../testing/harness';

const errcode = ({ body }: Answer): unknown => body.errcode;

describe('WeChat: the access token', () => {
  type Meeting = Awaited<ReturnType<typeof meetSandbox>>;
  let meeting: Meeting;
  beforeAll(async () => {
    meeting = await meetSandbox();
  });
  afterAll(() => meeting.sandbox.stop());

  const fetchToken = async (changes: object = {}, of = meeting): Promise<Answer> => {
    const { appId: appid, appSecret: secret } = of.configuration;
    return of.post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid,
      secret,
      ...changes,
    });
  };
  const use = async (token: unknown) =>
    errcode(
      await meeting.post(`/wxa/business/getuserphonenumber?access_token=${String(token)}`, { code: 'x' }),
    );
  const good = 40029;

  it('is the same until five minutes before its end, then there are two', async () => {
    const { access_token: first, expires_in } = (await fetchToken()).body;
    expect(expires_in).toBe(7200);
    await meeting.advance(6899);
    expect((await fetchToken()).body.access_token).toBe(first);
    await meeting.advance(2);
    const { access_token: second } = (await fetchToken()).body;
    expect(second).not.toBe(first);
    expect([await use(first), await use(second)]).toEqual([good, good]);
    await meeting.advance(300);
    expect([await use(first), await use(second)]).toEqual([42001, good]);
  });

  it('lives two whole hours from the instant in which it is made, though time goes on meanwhile', async () => {
    let ms = 1_772_000_000_000;
    const ticking = await meetSandbox({ machineMs: () => ms++ });
    const fresh = await fetchToken({}, ticking);
    const forced = await fetchToken({ force_refresh: true }, ticking);
    await ticking.sandbox.stop();
    expect([fresh.body.expires_in, forced.body.expires_in]).toEqual([7200, 7200]);
  });

  it('can be forced anew twenty times a day, half a minute apart', async () => {
    const first = (await fetchToken({ force_refresh: true })).body.access_token;
    expect((await fetchToken({ force_refresh: true })).body.access_token).toBe(first);
    for (let i = 1; i < 20; i++) {
      await meeting.advance(31);
      expect((await fetchToken({ force_refresh: true })).body.access_token).toBeDefined();
    }
    expect(await use(first)).toBe(40001);
    await meeting.advance(31);
    expect(errcode(await fetchToken({ force_refresh: true }))).toBe(45009);
  });

  it('is asked for properly, and used while it lives', async () => {
    expect(errcode(await fetchToken({ secret: 'guess' }))).toBe(40125);
    expect(errcode(await fetchToken({ grant_type: 'x' }))).toBe(40002);
    expect(errcode(await fetchToken({ appid: 7 }))).toBe(47001);
    const { access_token: token } = (await fetchToken()).body;
    expect([await use(''), await use('made-up')]).toEqual([41001, 40001]);
    await meeting.fault({ name: 'token_expired', count: 1 });
    expect([await use(token), await use(token)]).toEqual([42001, 42001]);
    // As with WeChat, the same token would be given until its end: whoever is told that it ended forces a new one.
    await meeting.advance(24 * 3600);
    expect(await use((await fetchToken()).body.access_token)).toBe(good);
  });
});
