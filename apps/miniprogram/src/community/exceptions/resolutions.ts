import { resolutionRefusal, type BagStatus, type BodyOf } from '@cailan/shared-types';

export type Resolution = BodyOf<'POST /bags/:code/resolution'>['to'];

/** How a bag may end, as people say it; a missing one may be found and is then held. */
const RESOLUTIONS: readonly { value: Resolution; label: string }[] = [
  { value: 'held', label: '找到了，先暂存' },
  { value: 'redelivered', label: '补送到家' },
  { value: 'collected', label: '住户来取了' },
  { value: 'returned', label: '退回商超' },
  { value: 'written_off', label: '报损' },
];

/** The ends that a bag in this status may come to. */
export function resolutionsOf(status: BagStatus): { value: Resolution; label: string }[] {
  const asked = { ownHousehold: false, from: status, heldAt: '…' };
  return RESOLUTIONS.filter(({ value: to }) => !resolutionRefusal({ ...asked, to }));
}

/** What follows for the household, before it is decided. */
export const followsWords: Record<Resolution, string> = {
  held: '货先放着，等住户来取或补送。',
  redelivered: '记为已补送，住户收到了货。',
  collected: '记为已取走，住户收到了货。',
  returned: '货退回商超，钱退给付款人。',
  written_off: '货不能再送，钱退给付款人。',
};
