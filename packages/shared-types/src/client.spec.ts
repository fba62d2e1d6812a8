import { askPage, askWhole, problemIn, streamPath, targetOf, type Asked, type Answered } from './client';

describe('the target of a route', () => {
  it('has its names and its query filled in, encoded', () => {
    expect(targetOf('GET /health/ready')).toEqual({ method: 'GET', path: '/health/ready' });
    const closed = targetOf('POST /rounds/:id/close', { params: { id: '018f' }, body: { clientKey: 'k' } });
    expect(closed).toEqual({ method: 'POST', path: '/rounds/018f/close', body: { clientKey: 'k' } });
    expect(targetOf('PUT /windows/:id/list', { params: { id: 'a/b' } }).path).toBe('/windows/a%2Fb/list');
    const query = { windowId: 'w 1', status: undefined };
    expect(targetOf('GET /rounds', { query }).path).toBe('/rounds?windowId=w%201');
    expect(targetOf('GET /rounds', { query: { status: undefined } }).path).toBe('/rounds');
  });

  it('refuses a path with a name missing', () => {
    expect(() => targetOf('GET /rounds/:id')).toThrow('GET /rounds/:id needs id');
    expect(() => targetOf('GET /rounds/:id', { params: { id: '' } })).toThrow('GET /rounds/:id needs id');
  });

  it('is for a stream its address', () => {
    const params = { id: 'r', wave: 2 };
    expect(streamPath('GET /rounds/:id/waves/:wave/labels-60x40.pdf', { params, query: { part: '3' } })).toBe(
      '/rounds/r/waves/2/labels-60x40.pdf?part=3',
    );
    expect(streamPath('GET /building-codes/posters.pdf')).toBe('/building-codes/posters.pdf');
  });
});

describe('asking', () => {
  const asked: Asked[] = [];
  const answering = (...answers: Partial<Answered>[]) => {
    asked.length = 0;
    return (ask: Asked): Promise<Answered> => {
      asked.push(ask);
      return Promise.resolve({ status: 200, data: undefined, next: undefined, ...answers.shift() });
    };
  };

  it('puts the pages of a list together', async () => {
    const send = answering({ data: ['a'], next: 'a' }, { data: ['b'], next: 'b' }, { data: ['c'] });
    expect(await askWhole(send, 'GET /loads', { query: { windowId: 'w' } })).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ path }) => path)).toEqual([
      '/loads?windowId=w',
      '/loads?windowId=w&limit=500&after=a',
      '/loads?windowId=w&limit=500&after=b',
    ]);
  });

  it('puts those of a list inside of its reply into it', async () => {
    const send = answering({ data: { rule: 'fair', claims: [1] }, next: '1' }, { data: { claims: [2, 3] } });
    const whole = await askWhole(send, 'GET /rounds/:id/share-out', { params: { id: 'r' } });
    expect(whole).toEqual({ rule: 'fair', claims: [1, 2, 3] });
  });

  it('reads one page', async () => {
    expect(await askPage(answering({ data: ['a'], next: 'a' }), 'GET /messages')).toMatchObject({
      data: ['a'],
      next: 'a',
    });
    expect(asked).toHaveLength(1);
  });

  it('fails with the problem that was answered, also in the middle of a list', async () => {
    const problem = {
      status: 503,
      code: 'busy',
      title: '系统繁忙',
      detail: '系统繁忙，请稍后再试',
      facts: { a: 1 },
    };
    const send = answering({ data: ['a'], next: 'a' }, { status: 503, data: problem });
    await expect(askWhole(send, 'GET /rounds')).rejects.toMatchObject({
      status: 503,
      code: 'busy',
      sentence: '系统繁忙，请稍后再试',
      facts: { a: 1 },
      faults: [],
      message: expect.stringContaining('GET /rounds 503 busy'),
    });
  });
});

it.each<[string, unknown]>([
  ['a page of a proxy', '<html>'],
  ['nothing', undefined],
  ['JSON of another kind', { code: 7, detail: [], faults: 'x', facts: 'y' }],
])('makes a problem of %s', (_, data) => {
  expect(problemIn(502, data)).toMatchObject({
    status: 502,
    code: 'unknown',
    sentence: '',
    facts: {},
    faults: [],
  });
});
