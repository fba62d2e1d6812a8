import {
  fenOf,
  refusalText,
  roundTimesRefusal,
  wholeOf,
  yuanOf,
  type DuesMode,
  type QuotaRule,
  type RoundDefaults,
  type RoundView,
  type SupplierTermsView,
  type WindowView,
} from '@cailan/shared-types';
import type { CreateRoundDto } from '@cailan/shared-types/dto';
import { instantOf, timeFault, typedTimeOf, type TypedTime } from '../typed-time';

/** A new round as it is typed. */
export interface RoundForm {
  windowId: string;
  communityIds: string[];
  opens: TypedTime;
  cutOff: TypedTime;
  pay: TypedTime;
  quotaRule: QuotaRule;
  shortageRule: QuotaRule;
  duesMode: DuesMode;
  /** In yuan. */
  minimum: string;
  /** In percent. */
  tolerance: string;
}

const MINUTE_MS = 60_000;
/** People need at least so long to order in. */
const LEAST_MS = 30 * MINUTE_MS;
const STEP_MS = 5 * MINUTE_MS;
const MOST_TOLERANCE = 50;

/**
 * A form for a window, filled in as the supermarket's last round of the same window was (its rules, and its times as far
 * before the window as then), or without one as the plan proposes; where that is too late by now, the rest of the time is shared between ordering and paying.
 */
export function proposedForm(
  window: WindowView,
  rounds: readonly RoundView[],
  { communityIds, rounds: defaults }: Pick<SupplierTermsView, 'communityIds' | 'rounds'>,
  now: Date,
): RoundForm {
  const [last] = rounds
    .filter(({ windowName, status }) => windowName === window.name && status !== 'cancelled')
    .sort((a, b) => b.windowStartAt.localeCompare(a.windowStartAt));
  const times = proposedTimes(window.startAt, last, defaults, now);
  return {
    windowId: window.id,
    communityIds: last ? [...last.communityIds] : [...communityIds],
    opens: typedTimeOf(now),
    cutOff: typedTimeOf(times.cutOffAt),
    pay: typedTimeOf(times.payBy),
    quotaRule: last?.quotaRule ?? defaults.rule,
    shortageRule: last?.shortageRule ?? defaults.shortageRule,
    duesMode: last?.duesMode ?? defaults.dues,
    minimum: yuanOf((last ?? defaults).minimumFen),
    tolerance: String(last?.tolerancePercent ?? defaults.weightTolerancePercent),
  };
}

function proposedTimes(
  startAt: string,
  last: RoundView | undefined,
  defaults: RoundDefaults,
  now: Date,
): { cutOffAt: Date; payBy: Date } {
  const start = Date.parse(startAt);
  const before = (at: string) => (last ? Date.parse(last.windowStartAt) - Date.parse(at) : 0);
  const usual = last
    ? { cutOffMs: before(last.cutOffAt), payMs: before(last.payBy) }
    : {
        cutOffMs: defaults.cutOffMinutesBeforeWindow * MINUTE_MS,
        payMs: defaults.payByMinutesBeforeWindow * MINUTE_MS,
      };
  const cutOff = start - usual.cutOffMs;
  if (cutOff >= now.getTime() + LEAST_MS)
    return { cutOffAt: new Date(cutOff), payBy: new Date(start - usual.payMs) };
  const rest = Math.max(0, start - now.getTime());
  const at = (part: number) => new Date(Math.floor((now.getTime() + rest * part) / STEP_MS) * STEP_MS);
  return { cutOffAt: at(0.5), payBy: at(0.75) };
}

/** The request that the form stands for, or why it is none yet. */
export function requestOf(
  form: RoundForm,
  supermarketId: string,
  window: WindowView | undefined,
  now: Date,
): { body: Omit<CreateRoundDto, 'clientKey'> } | { why: string } {
  const opensAt = instantOf(form.opens);
  const cutOffAt = instantOf(form.cutOff);
  const payBy = instantOf(form.pay);
  const minimumFen = fenOf(form.minimum);
  const tolerancePercent = wholeOf(form.tolerance, MOST_TOLERANCE);
  if (!window) return { why: '请先选配送时段' };
  if (form.communityIds.length === 0) return { why: '请至少选一个社区' };
  if (!opensAt || !cutOffAt || !payBy)
    return { why: timeFault({ 开团: form.opens, 截单: form.cutOff, 付款截止: form.pay }) ?? '' };
  if (minimumFen === undefined) return { why: '起送额请写成元，例如 500' };
  if (tolerancePercent === undefined) return { why: `称重多收上限请写 0 到 ${MOST_TOLERANCE}` };
  const times = { opensAt, cutOffAt, payBy, windowStartAt: window.startAt };
  const refusal = roundTimesRefusal(times, now.toISOString());
  if (refusal) return { why: refusalText(refusal) };
  const { communityIds, quotaRule, shortageRule, duesMode, windowId } = form;
  return {
    body: {
      ...{ supermarketId, windowId, communityIds, opensAt, cutOffAt, payBy },
      ...{ quotaRule, shortageRule, duesMode, minimumFen, tolerancePercent },
    },
  };
}
