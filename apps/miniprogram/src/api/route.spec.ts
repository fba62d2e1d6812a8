import { targetOf } from './route';

describe('the target of a route', () => {
  it.each<[string, Record<string, string>, Record<string, string | undefined>, string, string]>([
    ['GET /health/ready', {}, {}, 'GET', '/health/ready'],
    ['POST /rounds/:id/close', { id: '018f' }, {}, 'POST', '/rounds/018f/close'],
    ['PUT /windows/:id/list', { id: 'a/b' }, {}, 'PUT', '/windows/a%2Fb/list'],
    ['GET /rounds', {}, { windowId: 'w 1', status: undefined }, 'GET', '/rounds?windowId=w%201'],
    ['GET /rounds', {}, { status: undefined }, 'GET', '/rounds'],
  ])('%s', (route, params, query, method, path) => {
    expect(targetOf(route, params, query)).toEqual({ method, path });
  });

  it('refuses a path with a name missing', () => {
    expect(() => targetOf('GET /rounds/:id')).toThrow('GET /rounds/:id needs id');
  });
});
