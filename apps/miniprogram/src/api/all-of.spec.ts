import { allOf } from './all-of';
import type { Read } from './use-read';

const read = <T>(change: Partial<Read<T>>): Read<T> => ({
  data: undefined,
  error: undefined,
  pending: false,
  refreshing: false,
  updatedAt: 0,
  stale: false,
  refresh: () => Promise.resolve(),
  ...change,
});
const there = read({ data: 'a', updatedAt: 20 });
const old = read({ data: 1, updatedAt: 10, stale: true, error: new Error('away') });
const coming = read({ pending: true });
const failed = read({ error: new Error('no') });

it('is there when all are, and as old as the oldest', () => {
  expect(allOf(there, old)).toMatchObject({ data: ['a', 1], updatedAt: 10, stale: true, pending: false });
});

it('waits for the last one, and shows nothing old meanwhile', () => {
  expect(allOf(old, coming)).toMatchObject({ data: undefined, stale: false, refreshing: false });
  expect(allOf(there, coming)).toMatchObject({ pending: true, error: undefined });
});

it('says that one failed instead of waiting for the others', () => {
  expect(allOf(failed, coming)).toMatchObject({ error: new Error('no'), pending: false });
});

it('asks all of them again', async () => {
  const asked: string[] = [];
  const asking = (name: string) => read({ refresh: () => Promise.resolve(void asked.push(name)) });
  await allOf(asking('a'), asking('b')).refresh();
  expect(asked).toEqual(['a', 'b']);
});
