import { halfWidth } from '@cailan/shared-types';

/** One million yuan, as the service takes at most. */
const MOST_FEN = 100_000_000;

/** Integer fen of an amount typed in yuan (`12`, `12.5`, `12.50`, `¥12.5`); undefined for what is no amount or too large. */
export function fenOf(yuan: string): number | undefined {
  const [, whole = '', part = ''] = /^[¥￥]?\s*(\d{1,7})(?:\.(\d{0,2}))?$/.exec(halfWidth(yuan)) ?? [];
  if (whole === '') return undefined;
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return fen <= MOST_FEN ? fen : undefined;
}

/** What stands in a field for an amount in fen: `12.5`, `3`. */
export const yuanOf = (fen: number): string => String(fen / 100);
