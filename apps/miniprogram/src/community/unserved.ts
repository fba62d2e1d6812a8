import type { BagStatus, UnservedView } from '@cailan/shared-types';

export type Unserved = UnservedView;
export type UnservedBag = Unserved['bags'][number];

/** Nobody brings these on by themselves: a person says how they end. */
const OPEN: readonly BagStatus[] = ['held', 'refused', 'damaged', 'missing'];
const MOVING: readonly BagStatus[] = ['loaded', 'stored', 'handed_over'];

export const isOpen = ({ status }: UnservedBag): boolean => OPEN.includes(status);

/** Households that do not have all their goods: to be settled, still under way, and settled without the goods. */
export function sortUnserved(households: readonly Unserved[]): {
  open: Unserved[];
  moving: Unserved[];
  ended: Unserved[];
} {
  const open = households.filter(({ bags }) => bags.some(isOpen));
  const rest = households.filter((each) => !open.includes(each));
  const moving = rest.filter(({ bags }) => bags.some(({ status }) => MOVING.includes(status)));
  return { open, moving, ended: rest.filter((each) => !moving.includes(each)) };
}
