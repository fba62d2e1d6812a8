import { column, type Ending, type PersonalColumn } from './personal-column';

/** Kinds of columns that hold what people wrote about a case. */
export const OF_OFFICE = 'no: a decision of an office, told to those whom it is about';

export const note = (seenBy: string, ends: Ending): PersonalColumn =>
  column('what somebody wrote down about an exception, for whoever answers it', seenBy, ends);
export const reason = (seenBy: string, ends: Ending): PersonalColumn =>
  column('why somebody decided so, while it can be disputed', seenBy, ends, OF_OFFICE);
/** Counted goods and whose fault it was, between those who carry them: nobody writes there about themselves. */
export const aboutGoods = (it: PersonalColumn): PersonalColumn => ({
  ...it,
  purpose: `${it.purpose}; not sealed: staff write it about goods, not residents about themselves`,
});
/** Of their own money: it is in the copy. */
export const ofTheirs = (it: PersonalColumn): PersonalColumn => ({ ...it, exported: 'yes' });
export const ofOffice = (it: PersonalColumn): PersonalColumn => ({
  ...it,
  exported: 'no: of a whole load’s goods, and of nobody',
});

export const NOBODY = 'nobody';

/** Made of what the copy has, to find or to compare it by. */
export const DERIVED = 'no: made from what is in it';
export const withPerson = { with: 'erasure of the person; a newcomer without any role: after half a year' };
