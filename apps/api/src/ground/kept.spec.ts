import { describeEmbedded } from '@cailan/trials/world/engines';
import { newId } from './db/ids';
import { Kept, Lately, Shared, TtlCache } from './kept';
import { startService, type TestService } from '@cailan/trials/world/service';

/** Fields that hold no more than there are of something that is not made up: why. */
const BOUNDED: Readonly<Record<string, string>> = {
  'JobsService.handlers': 'one for each kind of job',
  'JobsService.waiting': 'one for each kind of job',
  'PaymentsService.providers': 'one for each way to pay',
  'PapersService.sources': 'one for each paper',
  'Budget.asked': 'who asked in this minute: people of the database',
};

interface Container {
  container: { getModules(): Map<string, { providers: Map<unknown, { instance: unknown; name: string }> }> };
}

describe('what is kept', () => {
  it('tells what was done a moment ago, by whomever', () => {
    const lately = new Lately(60_000);
    expect(['a', 'b', 'a', 'a'].map((what) => lately.did(what))).toEqual([false, false, true, true]);
    const never = new Lately(0);
    expect([never.did('a'), never.did('a')]).toEqual([false, false]);
  });

  it('is read once for all who ask meanwhile, and kept unless it was forgotten', async () => {
    const shared = new Shared<number>();
    const kept: number[] = [];
    let reads = 0;
    const ask = () =>
      shared.read(
        'a',
        () => Promise.resolve(++reads),
        (value) => kept.push(value),
      );
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    const old = ask();
    shared.forget('a');
    expect(await Promise.all([old, ask()])).toEqual([2, 3]);
    expect(kept).toEqual([1, 3]);
    const fails = () => shared.read('b', () => Promise.reject(new Error('gone')));
    await expect(Promise.all([fails(), fails()])).rejects.toThrow('gone');
    expect(await shared.read('b', () => Promise.resolve(4))).toBe(4);
  });

  it('is no more than that, and what was asked for last', () => {
    const kept = new Kept<number, string>(3);
    for (const key of [1, 2, 3]) kept.set(key, String(key));
    expect(kept.get(1)).toBe('1');
    kept.set(4, '4').set(5, '5').set(5, 'five');
    expect([...kept]).toEqual([
      [1, '1'],
      [4, '4'],
      [5, 'five'],
    ]);
  });
});

describe('what is kept for a time', () => {
  it('is stale after it, whichever way the clock was set', () => {
    let ms = 10_000;
    const cache = new TtlCache<string>({ ms: () => ms }, 2000, 2);
    cache.set('a', 'A');
    const seen = [0, 1999, 2000, -2000].map((later) => {
      ms = 10_000 + later;
      return cache.get('a');
    });
    expect(seen).toEqual(['A', 'A', undefined, undefined]);
    for (const key of ['b', 'c', 'd']) cache.set(key, key);
    expect(['b', 'c', 'd'].map((key) => cache.get(key))).toEqual([undefined, 'c', 'd']);
    cache.delete('c');
    expect(cache.get('c')).toBeUndefined();
  });
});

describeEmbedded('the service’s memory', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  /** Every Map and Set that a service keeps, by its class and field. */
  const held = (): [string, Map<unknown, unknown> | Set<unknown>][] => {
    const { container } = service.app as unknown as Container;
    return [...container.getModules().values()].flatMap(({ providers }) =>
      [...providers.values()].flatMap(({ instance }) => {
        const name = (instance as object | undefined)?.constructor.name ?? '';
        return Object.entries(instance ?? {}).flatMap(([field, value]) => {
          const inside = value instanceof TtlCache ? (value as unknown as { kept: unknown }).kept : value;
          return inside instanceof Map || inside instanceof Set
            ? [[`${name}.${field}`, inside] as [string, typeof inside]]
            : [];
        });
      }),
    );
  };
  const own = ([name]: [string, unknown]) =>
    /^[A-Z]\w*(Service|Cache|Budget|Guard|Limits|Client|Writer)\./.test(name);

  it('is bounded field by field', () => {
    const open = held()
      .filter(own)
      .filter(([name, value]) => !(value instanceof Kept) && !(name in BOUNDED));
    expect(open.map(([name]) => name)).toEqual([]);
    expect(held().filter(([, value]) => value instanceof Kept)).toHaveLength(3);
  });

  it('does not grow by ids that somebody makes up', async () => {
    const sizes = () => Object.fromEntries(held().map(([name, { size }]) => [name, size]));
    const person = await service.person('resident');
    const ask = async () => {
      const id = newId();
      const query = { householdId: person.scopeId, windowId: id };
      await service.raw(person, 'GET', `/windows/${id}/list`, undefined, query);
      await service.raw(person, 'GET', `/rounds`, undefined, { windowId: id });
      await service.raw(person, 'GET', `/rounds/${id}`);
      await service.raw(person, 'PUT', `/windows/${id}/list`, {
        householdId: person.scopeId,
        version: 0,
        lines: [],
        note: '',
      });
    };
    await ask();
    const before = sizes();
    for (let i = 0; i < 50; i++) await ask();
    expect(sizes()).toEqual(before);
  });
});
