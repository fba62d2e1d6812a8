import {
  createParamDecorator,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { PAGE_MOST, PAGE_ROWS, type PageQuery } from '@cailan/shared-types';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Value } from '../db/db';
import type { SignedRequest } from './signed-request';
import { InvalidBody } from './invalid-body';

/** A page of a reply, and where the next one begins; null at the end. */
export class Page<Reply> {
  constructor(
    readonly reply: Reply,
    readonly next: string | null,
  ) {}

  /** The same page with its rows told otherwise. */
  with<Other>(reply: Other): Page<Other> {
    return new Page(reply, this.next);
  }
}

/**
 * One column of the key that a list is in the order of, all together unique and none of them NULL or changed later: so a
 * page begins where the one before ended, whatever was added meanwhile.
 */
export interface KeyColumn {
  /** As the statement names it. */
  sql: string;
  /** As the row names it. */
  of: string;
  kind?: 'text' | 'number';
  descending?: boolean;
}

/** The end of a statement that reads one page: what goes into its WHERE (with `values`), and what follows that. */
export interface Cut {
  where: string;
  values: readonly Value[];
  tail: string;
}

const MARK = '~';
const LONGEST = 200;

/** What a reader asks for of a list. */
export class Paging {
  private constructor(
    private readonly after: readonly string[] | undefined,
    readonly limit: number,
  ) {}

  /** @throws InvalidBody for a limit that is none or above the most, and for what no page gave as its next. */
  static of({ after, limit }: { [name in keyof PageQuery]?: unknown }): Paging {
    const rows = limit === undefined ? PAGE_ROWS : Number(limit);
    if (!Number.isInteger(rows) || rows < 1 || rows > PAGE_MOST)
      throw new InvalidBody([`query.limit: must be a number from 1 to ${PAGE_MOST}`]);
    if (after === undefined) return new Paging(undefined, rows);
    if (typeof after !== 'string' || after.length > LONGEST || !/^[\x21-\x7e]+$/.test(after))
      throw badAfter();
    return new Paging(after.split(MARK), rows);
  }

  /** Cuts a list in the order of `key`. One row more is read, which says that there is a next page. */
  cut(key: readonly KeyColumn[]): Cut {
    const order = key.map(({ sql, descending }) => `${sql} ${descending ? 'DESC' : 'ASC'}`).join(', ');
    const tail = `ORDER BY ${order} LIMIT ${this.limit + 1}`;
    if (!this.after) return { where: '1 = 1', values: [], tail };
    const from = this.valuesOf(key, this.after);
    // a > ? OR (a = ? AND (b > ? OR …)): the same rows in the same order on both engines.
    let [where, values]: [string, Value[]] = ['1 = 0', []];
    for (const [i, { sql, descending }] of [...key.entries()].reverse()) {
      const value = from[i] ?? '';
      where = `(${sql} ${descending ? '<' : '>'} ? OR (${sql} = ? AND ${where}))`;
      values = [value, value, ...values];
    }
    return { where, values, tail };
  }

  /** The page of what was read with `cut` of the same key. */
  page<Row extends object>(key: readonly KeyColumn[], rows: readonly Row[]): Page<Row[]> {
    const own = rows.slice(0, this.limit);
    const last = rows.length > this.limit ? (own.at(-1) as Record<string, unknown>) : undefined;
    return new Page(own, last ? key.map(({ of }) => String(last[of])).join(MARK) : null);
  }

  private valuesOf(key: readonly KeyColumn[], parts: readonly string[]): Value[] {
    if (parts.length !== key.length) throw badAfter();
    return key.map(({ kind }, i) => {
      const part = parts[i] ?? '';
      if (kind !== 'number') return part;
      if (!/^-?\d{1,15}$/.test(part)) throw badAfter();
      return Number(part);
    });
  }
}

const badAfter = () => new InvalidBody(['query.after: must be the x-next of the page before']);

/** Which page is asked for. */
export const Paged = createParamDecorator((_: unknown, context: ExecutionContext): Paging =>
  Paging.of(
    context.switchToHttp().getRequest<SignedRequest>().query as { [name in keyof PageQuery]?: unknown },
  ),
);

/** Answers with the page's reply, and says in `x-next` where the next one begins. */
export class PageHeader implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<Page<unknown>>): Observable<unknown> {
    const answer = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((page) => {
        if (page.next !== null) void answer.header('x-next', page.next);
        return page.reply;
      }),
    );
  }
}
