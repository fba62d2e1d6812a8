import { useState } from 'react';
import type {
  AnsweredPage,
  AnyInput,
  InputArguments,
  PAGED,
  PagedRoute,
  ReplyOf,
} from '@cailan/shared-types';
import { callPage } from './client';
import { readKey, type ReadKey } from './query-client';
import { useAnswer, type Read, type ReadOptions } from './use-read';

/** Rows of a page: some screens full. */
const ROWS = '50';

/** The routes whose reply is a list that comes in pages. */
type ListRoute = { [R in PagedRoute]: (typeof PAGED)[R] extends '' ? R : never }[PagedRoute];

export interface Pages<T> extends Read<T> {
  /** Reads one page more; undefined where all is there. */
  more: (() => void) | undefined;
}

/**
 * Reads a list that grows with the years as far as somebody looks: the first page, and one more at a time. Reads anew what
 * is shown as `useRead` does. For lists of which every row counts, such as those to choose from, `useRead` is right.
 */
export function usePages<R extends ListRoute>(
  route: R,
  ...[input, options]: [...InputArguments<R>, options?: ReadOptions]
): Pages<ReplyOf<R>> {
  const [count, setCount] = useState(1);
  const { params, query } = (input ?? {}) as AnyInput;
  const asked = { params, query: { ...query, limit: ROWS } };
  const key = [...readKey(route, asked), count] as unknown as ReadKey;
  const read = useAnswer<AnsweredPage>(key, options as ReadOptions | undefined, () =>
    pages(route, asked, count),
  );
  const { data, next } = read.data ?? {};
  return {
    ...read,
    data: data as ReplyOf<R> | undefined,
    more: next === undefined ? undefined : () => setCount(count + 1),
  };
}

/** The first pages of a list as one. */
async function pages(route: ListRoute, { params, query }: AnyInput, count: number): Promise<AnsweredPage> {
  const rows: unknown[] = [];
  let next: string | undefined;
  for (let page = 0; page === 0 || (page < count && next !== undefined); page++) {
    const answer = await callPage(route, { params, query: { ...query, after: next } });
    rows.push(...(answer.data as unknown[]));
    next = answer.next;
  }
  return { data: rows, next };
}
