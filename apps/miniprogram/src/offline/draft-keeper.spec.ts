import { ProblemError } from '@cailan/shared-types';
import { lostOffers } from './draft-state';
import { KEY, phone, quantitiesOf, quiet } from '../testing/draft-phone';
import { ListService } from '../testing/list-service';
import { line, listOf } from '../testing/lists';
import { settled } from '../testing/phone';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a list kept on the phone', () => {
  it('is on the phone at every tap, and at the service after a quiet while, in one request', async () => {
    const service = new ListService();
    const { set, store, standing } = phone(service);
    set('a', 1);
    set('a', 2);
    expect(store.kept<{ lines: unknown[] }>(KEY)?.lines).toHaveLength(1);
    expect([service.writes, standing()]).toEqual([0, 'unsaved']);
    await quiet();
    expect([service.writes, standing(), quantitiesOf(service.list)]).toEqual([1, 'saved', { a: 2 }]);
    expect(store.kept(KEY)).toBeUndefined();
  });

  it('keeps what is typed while it is being saved', async () => {
    const service = new ListService();
    const { set, keeper } = phone(service);
    set('a', 1);
    jest.advanceTimersByTime(1_500);
    set('b', 1);
    await settled();
    expect(quantitiesOf(keeper.state.get())).toEqual({ a: 1, b: 1 });
    await quiet();
    expect(quantitiesOf(service.list)).toEqual({ a: 1, b: 1 });
  });

  it('waits without a network, survives a kill, and is submitted later by the same key', async () => {
    const service = new ListService();
    const before = phone(service);
    before.online.now = false;
    before.set('a', 2);
    before.keeper.submit();
    await settled();
    expect([before.standing(), before.keeper.state.get().failure]).toEqual([
      'waiting',
      '连不上网，请检查网络后再试。',
    ]);
    before.keeper.stop();
    const after = phone(service, before.store);
    expect(after.standing()).toBe('waiting');
    await after.keeper.run();
    expect([after.standing(), quantitiesOf(service.list), service.keys]).toEqual([
      'submitted',
      { a: 2 },
      ['key-1-of-this-phone'],
    ]);
  });

  it('takes a submit whose answer was lost as done, once', async () => {
    const service = new ListService();
    const { set, keeper, standing } = phone(service);
    set('a', 2);
    service.loseNextAnswer = true;
    keeper.submit();
    await settled();
    expect([standing(), service.list.version]).toEqual(['waiting', 1]);
    await keeper.run();
    expect([standing(), service.list.version]).toEqual(['submitted', 1]);
  });

  it('takes a submit whose answer was lost as done when a read shows it', async () => {
    const service = new ListService();
    const { set, keeper, standing } = phone(service);
    set('a', 2);
    service.loseNextAnswer = true;
    keeper.submit();
    await settled();
    keeper.loaded(service.list);
    expect([standing(), keeper.state.get().refusal, keeper.state.get().conflict]).toEqual([
      'submitted',
      undefined,
      undefined,
    ]);
  });

  it('does not take a submitted list back for an edit: the change waits for the next submit', async () => {
    const service = new ListService(listOf(1, [line('a', 2)], 'submitted'));
    const { set, keeper, standing, store } = phone(service);
    set('a', 3);
    await quiet();
    expect([service.writes, standing(), store.kept(KEY) !== undefined]).toEqual([0, 'unsaved', true]);
    keeper.submit();
    await settled();
    expect([standing(), quantitiesOf(service.list)]).toEqual(['submitted', { a: 3 }]);
  });

  it('takes back a submit that still waits when the person writes on', async () => {
    const service = new ListService();
    const { set, keeper, online, standing } = phone(service);
    online.now = false;
    set('a', 1);
    keeper.submit();
    await settled();
    set('a', 2);
    online.now = true;
    await quiet();
    expect([standing(), quantitiesOf(service.list), service.keys]).toEqual(['saved', { a: 2 }, []]);
  });
});

describe('a list with what can no longer be ordered', () => {
  it('keeps an offer that vanished, marked, and saves the rest', async () => {
    const service = new ListService();
    const { set, keeper, store } = phone(service);
    service.vanished = ['b'];
    set('a', 1);
    set('b', 1);
    await quiet();
    expect([lostOffers(keeper.state.get()), keeper.state.get().failure]).toEqual([
      ['b'],
      '清单里有本团没有的商品。',
    ]);
    await quiet();
    expect(quantitiesOf(service.list)).toEqual({ a: 1 });
    expect(quantitiesOf(keeper.state.get())).toEqual({ a: 1, b: 1 });
    expect(store.kept(KEY)).toBeDefined();
    set('b', 0);
    expect(store.kept(KEY)).toBeUndefined();
  });

  it('keeps the lines of a round that closed, and lets the person submit the rest', async () => {
    const service = new ListService(listOf(1, [line('a', 1, 'r1'), line('b', 1, 'r2')]));
    const { set, keeper, standing } = phone(service);
    service.closed = ['r2'];
    set('a', 2, 'r1');
    set('b', 5, 'r2');
    keeper.submit();
    await settled();
    expect([standing(), keeper.state.get().refusal]).toEqual(['refused', '已过截单时间。']);
    expect(lostOffers(keeper.state.get())).toEqual(['b']);
    keeper.submit();
    await settled();
    expect([standing(), quantitiesOf(service.list)]).toEqual(['submitted', { a: 2, b: 1 }]);
    expect(quantitiesOf(keeper.state.get())).toEqual({ a: 2, b: 5 });
  });

  it('puts back what was taken off a building that is confirmed by now: it is ordered', async () => {
    const service = new ListService(listOf(1, [line('a', 1, 'r1'), line('b', 1, 'r2')], 'submitted'));
    const { set, keeper } = phone(service);
    service.closed = ['r2'];
    set('b', 0, 'r2');
    keeper.submit();
    await settled();
    expect(quantitiesOf(keeper.state.get())).toEqual({ a: 1, b: 1 });
    expect(lostOffers(keeper.state.get())).toEqual([]);
  });

  it('stands still after any other refusal until the person does something', async () => {
    const service = new ListService();
    const { set, keeper, standing } = phone(service);
    service.refusal = new ProblemError(409, 'over_household_limit', '白菜 每户限购 2', { offerId: 'a' });
    set('a', 9);
    await quiet();
    await quiet();
    expect([standing(), keeper.state.get().refusal, service.writes]).toEqual([
      'refused',
      '白菜 每户限购 2。',
      1,
    ]);
    service.refusal = undefined;
    set('a', 2);
    await quiet();
    expect([standing(), quantitiesOf(service.list)]).toEqual(['saved', { a: 2 }]);
  });

  it('keeps everything when the token expires in the middle', async () => {
    const service = new ListService();
    const { set, keeper, standing, store } = phone(service);
    set('a', 1);
    service.refusal = new ProblemError(401, 'not_signed_in', '请先登录');
    keeper.submit();
    await settled();
    expect([standing(), keeper.state.get().failure]).toEqual(['waiting', '登录已过期，请重新登录。']);
    expect(store.kept(KEY)).toBeDefined();
    service.refusal = undefined;
    await keeper.run();
    expect([standing(), service.keys]).toEqual(['submitted', ['key-1-of-this-phone']]);
  });
});
