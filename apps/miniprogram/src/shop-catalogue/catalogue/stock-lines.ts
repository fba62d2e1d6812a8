import { wholeOf } from '@cailan/shared-types';
import type { StockLineDto } from '@cailan/shared-types/dto';

/** By product id: how many there are, as typed. An empty field declares nothing. */
export type TypedStock = Readonly<Record<string, string>>;

const MOST = 10_000_000;

/** Whether a typed quantity can be read, or is empty. */
export const isStock = (text: string): boolean => text.trim() === '' || wholeOf(text, MOST) !== undefined;

/** What is declared; undefined while a quantity cannot be read. */
export function stockLines(typed: TypedStock): StockLineDto[] | undefined {
  if (!Object.values(typed).every(isStock)) return undefined;
  return Object.entries(typed).flatMap(([productId, text]) => {
    const quantity = wholeOf(text, MOST);
    return quantity === undefined ? [] : [{ productId, quantity }];
  });
}
