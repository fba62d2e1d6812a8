/**
 * The list with this one in it, or without it where it was in. To be given to a state's setter as `(now) => toggled(now,
 * one)`: a second quick tap comes before the page was drawn anew, and would undo the first.
 */
export const toggled = <T>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
