import { phone, quantitiesOf, quiet } from '../testing/draft-phone';
import { ListService } from '../testing/list-service';
import { line, listOf } from '../testing/lists';
import { memory } from '../testing/memory';
import { settled } from '../testing/phone';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a list that others change as well', () => {
  it('is merged and saved, and says which lines differ', async () => {
    const service = new ListService(listOf(1, [line('a', 1), line('b', 1)]));
    const { set, keeper } = phone(service);
    service.list = listOf(2, [line('a', 3), line('b', 1), line('c', 1)]);
    set('a', 2);
    await quiet();
    expect(keeper.state.get().conflict?.lines).toEqual([{ offerId: 'a', name: '商品a', mine: 2, theirs: 3 }]);
    await quiet();
    expect(quantitiesOf(service.list)).toEqual({ a: 2, b: 1, c: 1 });
  });

  it('is not submitted over their heads', async () => {
    const service = new ListService(listOf(1, [line('a', 1)]));
    const { keeper, standing } = phone(service);
    service.list = listOf(2, [line('a', 1), line('c', 1)]);
    service.events = [{ kind: 'changed', by: '网格员李明', reason: null }];
    keeper.submit();
    await settled();
    expect([standing(), keeper.state.get().refusal]).toEqual([
      'refused',
      '网格员李明改过这份清单，请看过现在的清单再交。',
    ]);
    expect(quantitiesOf(keeper.state.get())).toEqual({ a: 1, c: 1 });
    keeper.submit();
    await settled();
    expect([standing(), service.list.version]).toEqual(['submitted', 3]);
  });

  it('is told to be cancelled or withdrawn, not changed, whoever saw it last', async () => {
    const service = new ListService(listOf(3, [line('a', 1)], 'submitted'));
    const { set, keeper, standing } = phone(service);
    service.list = listOf(4, []);
    service.events = [{ kind: 'cancelled', by: '', reason: 'round_cancelled' }];
    set('b', 1);
    keeper.submit();
    await settled();
    const refusal = () => [standing(), keeper.state.get().refusal, quantitiesOf(keeper.state.get())];
    const cancelled = '清单里的单取消了（本团已取消），请看过现在的清单再交。';
    expect(refusal()).toEqual(['refused', cancelled, { b: 1 }]);
    await quiet();
    expect([...refusal(), service.list.version]).toEqual(['refused', cancelled, { b: 1 }, 4]);
    keeper.submit();
    await settled();
    expect([standing(), service.list.version]).toEqual(['submitted', 5]);
  });

  it('is not made anew by a save of what somebody withdrew, before its person has seen that', async () => {
    const service = new ListService(listOf(1, [line('a', 1)]));
    const { set, keeper, standing } = phone(service);
    service.list = listOf(2, []);
    service.events = [{ kind: 'withdrawn', by: '王芳', reason: null }];
    set('b', 1);
    await quiet();
    await quiet();
    expect([standing(), keeper.state.get().refusal, service.list.version]).toEqual([
      'refused',
      '王芳撤回了这份清单，请看过现在的清单再交。',
      2,
    ]);
    set('b', 2);
    await quiet();
    expect([standing(), quantitiesOf(service.list)]).toEqual(['saved', { b: 2 }]);
  });

  it('goes on where yesterday’s phone believes that there is none, once its person has seen why', async () => {
    const service = new ListService(listOf(4, []));
    service.events = [{ kind: 'withdrawn', by: '您', reason: null }];
    const { set, keeper, standing } = phone(service, memory(), listOf(0, []));
    set('a', 2);
    keeper.submit();
    await settled();
    expect([standing(), quantitiesOf(keeper.state.get())]).toEqual(['refused', { a: 2 }]);
    keeper.submit();
    await settled();
    expect([standing(), service.list.version, quantitiesOf(service.list)]).toEqual([
      'submitted',
      5,
      { a: 2 },
    ]);
  });

  it('lets the service tell why a submit that waited finds the list moved on', async () => {
    const service = new ListService(listOf(1, [line('a', 1)], 'submitted'));
    const { set, keeper, online, standing } = phone(service);
    online.now = false;
    set('a', 2);
    keeper.submit();
    await settled();
    service.list = listOf(2, [line('a', 3)], 'submitted');
    service.events = [{ kind: 'changed', by: '王芳', reason: null }];
    online.now = true;
    keeper.loaded(service.list);
    await keeper.run();
    await settled();
    expect([standing(), keeper.state.get().refusal]).toEqual([
      'refused',
      '王芳改过这份清单，请看过现在的清单再交。',
    ]);
    expect(service.list.version).toBe(2);
  });
});
