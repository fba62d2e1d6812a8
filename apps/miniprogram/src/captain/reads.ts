import type { Read } from '../api/use-read';

/** A read of what follows from another one's data. */
export function mapped<A, B>(read: Read<A>, change: (data: A) => B): Read<B> {
  return { ...read, data: read.data === undefined ? undefined : change(read.data) };
}
