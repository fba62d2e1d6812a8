import type { RosterRowState, RosterStatus, RosterView } from '@cailan/shared-types';
import type { Tone } from '../ui/text';

export const statusTones: Record<RosterStatus, Tone> = {
  previewed: 'now',
  applied: 'good',
  undone: 'mute',
  discarded: 'mute',
};

export const rowTones: Record<RosterRowState, Tone> = {
  new: 'good',
  changed: 'now',
  same: 'mute',
  unreadable: 'harm',
};

/** `新增 120 · 有改动 3 · 一样 0 · 看不懂 2` */
export const countsOf = ({ newRows, changedRows, sameRows, unreadableRows }: RosterView): string =>
  `新增 ${newRows} · 有改动 ${changedRows} · 一样 ${sameRows} · 看不懂 ${unreadableRows}`;
