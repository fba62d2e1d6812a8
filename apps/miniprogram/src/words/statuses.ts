import {
  bagNames,
  bindingNames,
  groupOrderNames,
  householdOrderNames,
  loadNames,
  paymentNames,
  refundNames,
  roundNames,
} from '@cailan/shared-types';
import type { Tone } from '../ui/text';

/** A state as people say it, and how loud. */
export interface Said {
  words: string;
  tone: Tone;
}

/** The contract's names of a room's statuses, each with its tone: how loud a state is said is the screens' own. */
function said<S extends string>(
  names: Readonly<Record<S, string>>,
  tones: Record<NoInfer<S>, Tone>,
): Record<S, Said> {
  const all: Partial<Record<S, Said>> = {};
  for (const status in names) all[status] = { words: names[status], tone: tones[status] };
  return all as Record<S, Said>;
}

// Marked as pure, so that a package keeps only the words that it says.

export const roundWords = /*#__PURE__*/ said(roundNames, {
  draft: 'mute',
  open: 'good',
  closed: 'now',
  fulfilling: 'good',
  settled: 'mute',
  cancelled: 'harm',
});

export const householdOrderWords = /*#__PURE__*/ said(householdOrderNames, {
  draft: 'now',
  submitted: 'good',
  locked: 'good',
  fulfilled: 'good',
  settled: 'mute',
  withdrawn: 'mute',
  cancelled: 'harm',
});

export const groupOrderWords = /*#__PURE__*/ said(groupOrderNames, {
  collecting: 'good',
  confirmed: 'now',
  paid: 'good',
  picking: 'good',
  packed: 'good',
  dispatched: 'good',
  returned: 'harm',
  handed_over: 'now',
  completed: 'mute',
  cancelled: 'harm',
});

export const bagWords = /*#__PURE__*/ said(bagNames, {
  packed: 'mute',
  loaded: 'mute',
  stored: 'now',
  handed_over: 'now',
  held: 'now',
  refused: 'harm',
  damaged: 'harm',
  missing: 'harm',
  delivered: 'good',
  left_at_door: 'good',
  collected: 'good',
  redelivered: 'good',
  returned: 'mute',
  written_off: 'harm',
});

export const loadWords = /*#__PURE__*/ said(loadNames, {
  loading: 'now',
  on_the_way: 'good',
  arrived: 'now',
  done: 'mute',
  dissolved: 'mute',
  returned: 'harm',
  lost: 'harm',
});

export const paymentWords = /*#__PURE__*/ said(paymentNames, {
  pending: 'now',
  succeeded: 'good',
  rejected: 'harm',
  cancelled: 'mute',
});

export const refundWords = /*#__PURE__*/ said(refundNames, {
  ready: 'now',
  processing: 'now',
  abnormal: 'harm',
  by_hand: 'now',
  transferred: 'now',
  refunded: 'good',
  voided: 'mute',
});

export const bindingWords = /*#__PURE__*/ said(bindingNames, {
  pending: 'now',
  approved: 'good',
  declined: 'harm',
  withdrawn: 'mute',
});
