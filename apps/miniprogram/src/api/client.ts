import {
  askPage,
  askWhole,
  type AnyInput,
  type AnsweredPage,
  type InputArguments,
  type ReplyOf,
  type Route,
  type Send,
} from '@cailan/shared-types';
import { confirmOnPhone } from './confirm-on-phone';
import { answered } from './http';
import { signed } from './signed';

export { Unreachable, sentenceOf } from './errors';
export { openDocument, putPicture } from './files';

/** As the person who is signed in; at a desk with their phone's yes, where that is needed. */
const send: Send = (asked) =>
  confirmOnPhone((yes) => signed((headers) => answered(asked, { ...headers, ...yes })));

/**
 * Asks the API for one route of the contract, e.g. `call('GET /health/ready')`, `call('GET /rounds/:id', { params: { id } })`.
 * @throws Unreachable when nobody answers in time, ProblemError when the API refuses or fails.
 */
export const call = <R extends Route>(route: R, ...[input]: InputArguments<R>): Promise<ReplyOf<R>> =>
  callAny(route, input as AnyInput | undefined);

/**
 * As `call`, for a route and an input that were checked where they were given, such as one that waited in storage. A list
 * is read whole, page by page, unless the query says how many rows of it are wanted: no list is cut without a word.
 */
export const callAny = <R extends Route>(route: R, input: AnyInput = {}): Promise<ReplyOf<R>> =>
  input.query?.['limit'] === undefined
    ? askWhole(send, route, input)
    : callPage(route, input).then(({ data }) => data as ReplyOf<R>);

/** One page of a list, and the `after` of the next. */
export const callPage = (route: Route, input?: AnyInput): Promise<AnsweredPage> =>
  askPage(send, route, input);
