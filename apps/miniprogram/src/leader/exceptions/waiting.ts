import type { HouseholdOrderView, NeighbourView, OrderLineView } from '@cailan/shared-types';

/** A line of a household's order, with the order. */
export interface OrderedLine {
  order: HouseholdOrderView;
  line: OrderLineView;
}

/** Substitutes that wait for a household's answer, the most pressing first. `now`: the service's clock. */
export function asksOf(orders: readonly HouseholdOrderView[], now: Date): OrderedLine[] {
  const instant = now.toISOString();
  return linesOf(orders)
    .filter(({ line }) => line.ask !== null && line.ask.until > instant)
    .sort((a, b) => ((a.line.ask?.until ?? '') < (b.line.ask?.until ?? '') ? -1 : 1));
}

/** Lines that came short or were substituted, those that wait for an answer left out. */
export function shortsOf(orders: readonly HouseholdOrderView[], now: Date): OrderedLine[] {
  const asks = asksOf(orders, now).map(({ line }) => line);
  return linesOf(orders).filter(
    ({ line }) => (line.shortQuantity > 0 || line.substitutedQuantity > 0) && !asks.includes(line),
  );
}

/** What became of a line that came short: `少 1 份，换成 小油菜 2 份`. */
export function sayShort({
  quantity,
  unit,
  shortQuantity,
  substitutedQuantity,
  substituteName,
}: OrderLineView): string {
  const parts = [`订 ${quantity} ${unit}`];
  if (substitutedQuantity > 0) parts.push(`换成 ${substituteName ?? '同类'} ${substitutedQuantity} ${unit}`);
  if (shortQuantity > 0) parts.push(`缺 ${shortQuantity} ${unit}，会退款`);
  return parts.join('，');
}

/** Whom to call for each household, by household. */
export function contactsOf(lists: readonly (readonly NeighbourView[])[]): Map<string, NeighbourView> {
  return new Map(lists.flat().map((neighbour) => [neighbour.householdId, neighbour]));
}

function linesOf(orders: readonly HouseholdOrderView[]): OrderedLine[] {
  return orders
    .filter(({ status }) => status !== 'cancelled' && status !== 'withdrawn' && status !== 'draft')
    .flatMap((order) => order.lines.map((line) => ({ order, line })));
}
