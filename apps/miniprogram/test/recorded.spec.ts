import { changed, emptyOf, lostNetwork, problem, recordedNetwork, signedInAs } from './recorded';

const BASE = 'http://127.0.0.1:3000/api';
const get = (path: string) => ({ url: `${BASE}${path}`, method: 'GET' });

describe('the recorded network', () => {
  it('answers reads as of the moment, in the service’s time', () => {
    const network = recordedNetwork('resident');
    const [round] = network.reply('GET /rounds');
    const opened = network(get(`/rounds/${round?.id}`));
    expect(opened).toMatchObject({ statusCode: 200, data: { id: round?.id, status: 'open' } });
    expect(opened).toHaveProperty('header.X-Now', expect.stringMatching(/^2026-11-20T03:/));
    network.moveTo('settled');
    expect(network(get(`/rounds/${round?.id}`))).toMatchObject({ data: { status: 'settled' } });
    expect(network.sent[0]).toMatchObject({ route: 'GET /rounds/:id', params: { id: round?.id } });
  });

  it('narrows a list by its query as the service does', () => {
    const network = recordedNetwork('resident', { at: 'settled' });
    const rounds = network.reply('GET /rounds');
    const { windowId = '' } = rounds[0] ?? {};
    expect(network(get(`/rounds?status=settled&windowId=${windowId}`))).toMatchObject({
      data: rounds.filter((round) => round.status === 'settled' && round.windowId === windowId),
    });
    expect(() => network(get('/rounds?colour=red'))).toThrow(
      'nothing is recorded for GET /rounds (/rounds?colour=red)',
    );
  });

  it('answers writes with their recorded reply, unless the test says otherwise', () => {
    const network = recordedNetwork('resident', {
      'POST /windows/:id/list/withdraw': problem('past_cut_off'),
    });
    const submit = { url: `${BASE}/windows/w1/list/submit`, method: 'POST', data: { version: 1 } };
    expect(network(submit)).toMatchObject({ statusCode: 200, data: { orders: expect.any(Array) } });
    expect(network.sent).toMatchObject([{ params: { id: 'w1' }, body: { version: 1 } }]);
    expect(network({ ...submit, url: `${BASE}/windows/w1/list/withdraw` })).toMatchObject({
      statusCode: 409,
      data: { code: 'past_cut_off', detail: '已过截单时间' },
    });
    network.override({ 'POST /windows/:id/list/submit': problem('window_full') });
    expect(network(submit)).toMatchObject({ statusCode: 409 });
  });

  it('can be empty, changed or lost', () => {
    const network = recordedNetwork('grid_leader', {
      ...emptyOf('GET /rounds'),
      ...changed('GET /communities', ([first]) => [{ id: first?.id ?? '', name: '改名社区' }]),
      'GET /messages': lostNetwork(),
    });
    expect(network(get('/rounds'))).toMatchObject({ statusCode: 200, data: [] });
    expect(network(get('/communities'))).toMatchObject({ data: [{ name: '改名社区' }] });
    expect(network(get('/messages'))).toEqual({ errMsg: 'request:fail timeout' });
    expect(() => network(get('/nowhere'))).toThrow('GET /nowhere is no route of the contract');
  });

  it('knows who is signed in', () => {
    const [stored] = Object.values(signedInAs('floor_captain', { careMode: true }));
    expect(JSON.parse(String(stored))).toMatchObject({ careMode: true, role: { role: 'floor_captain' } });
    const network = recordedNetwork('resident');
    const { id } = network.reply('GET /me');
    const signIn = { url: `${BASE}/development/sign-in`, method: 'POST', data: { personId: id } };
    expect(network(signIn)).toMatchObject({ statusCode: 200, data: { person: { id } } });
  });
});
