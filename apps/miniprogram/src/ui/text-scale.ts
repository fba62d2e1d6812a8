import type { Session } from '../session/session';

/** 17 px of text become 24 px in care mode. */
const CARE_SCALE = 24 / 17;

/** How much larger than usual text is for this person: by the phone's setting, and in care mode at least by its own. */
export function scaleOf({ careMode, textScale }: Pick<Session, 'careMode' | 'textScale'>): number {
  return careMode ? Math.max(CARE_SCALE, textScale) : textScale;
}
