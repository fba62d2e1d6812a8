import { Phone } from '../testing/phone';

const phone = new Phone();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }));
const storage = jest.requireActual<typeof import('./storage')>('./storage');
const { keep, kept, forget, keptKeys, forgetPerson, ownStorage, storageFull } = storage;

beforeEach(() => {
  phone.storage.clear();
  phone.capacity = 10_000_000;
  ownStorage('wang');
});

const read = (at: number, characters: number) => ({ at, data: 'x'.repeat(characters) });

describe('storage on the phone', () => {
  it('gives back what was kept, and nothing after it was dropped', () => {
    expect(keep('draft/1', { note: '多放点葱 🧅' })).toBe(true);
    expect(kept('draft/1')).toEqual({ note: '多放点葱 🧅' });
    forget('draft/1');
    expect(kept('draft/1')).toBeUndefined();
  });

  it('keeps two people on one phone apart, and wipes one without the other', () => {
    keep('draft/1', 'wang');
    ownStorage('li');
    expect(kept('draft/1')).toBeUndefined();
    keep('draft/2', 'li');
    expect(keptKeys('draft/')).toEqual(['draft/2']);
    forgetPerson('li');
    expect(keptKeys('')).toEqual([]);
    ownStorage('wang');
    expect(kept('draft/1')).toBe('wang');
  });

  it('refuses a key of more than 1 MB, counted in bytes', () => {
    expect(keep('read/big', 'x'.repeat(999_000))).toBe(true);
    expect(keep('read/big', '菜'.repeat(400_000))).toBe(false);
    expect(kept('read/big')).toBe('x'.repeat(999_000));
  });

  it('makes room by the oldest reads, of whoever they are', () => {
    phone.capacity = 5_000;
    keep('read/old', read(1, 1_000));
    ownStorage('li');
    keep('read/older', read(0, 1_000));
    keep('read/new', read(3, 1_000));
    keep('read/newer', read(4, 1_000));
    expect(keep('draft/1', 'x'.repeat(1_500))).toBe(true);
    expect(keptKeys('read/')).toEqual(['read/new', 'read/newer']);
    ownStorage('wang');
    expect(keptKeys('read/')).toEqual([]);
    expect(storageFull.get()).toBe(false);
  });

  it('never gives up drafts or the outbox, and reports that it is full until there is room again', () => {
    phone.capacity = 3_000;
    keep('draft/1', 'x'.repeat(1_200));
    keep('outbox/1', 'x'.repeat(1_200));
    expect(keep('read/1', read(1, 1_000))).toBe(false);
    expect(storageFull.get()).toBe(false);
    expect(keep('draft/2', 'x'.repeat(1_200))).toBe(false);
    expect(storageFull.get()).toBe(true);
    expect(keptKeys('')).toEqual(['draft/1', 'outbox/1']);
    forget('outbox/1');
    expect(keep('draft/2', 'x'.repeat(1_200))).toBe(true);
    expect(storageFull.get()).toBe(false);
  });

  it('passes over what it cannot read', () => {
    phone.storage.set('cailan/wang/draft/1', '{"cut o');
    expect(kept('draft/1')).toBeUndefined();
  });
});
