import type { GroupOrderView, WindowPointView, WindowView } from '@cailan/shared-types';

/** The window's drop points that serve my places: those that a building's order of mine goes to. */
export function ownPoints(window: WindowView, groups: readonly GroupOrderView[]): WindowPointView[] {
  const mine = new Set(groups.map(({ dropPointId }) => dropPointId));
  return window.points.filter(({ dropPointId }) => mine.has(dropPointId));
}
