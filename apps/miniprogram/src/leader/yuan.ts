import { halfWidth } from '@cailan/shared-types';

/** The most that one payment may come to: a million yuan, in fen. */
const MOST_FEN = 100_000_000;

/** Yuan as typed (`86`, `86.5`, `86.50`) in fen; undefined for anything else, for nothing and for too much. */
export function fenOf(typed: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(halfWidth(typed));
  if (!match) return undefined;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen > 0 && fen <= MOST_FEN ? fen : undefined;
}

/** Fen as one types yuan: `86.50`. */
export function yuanOf(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
