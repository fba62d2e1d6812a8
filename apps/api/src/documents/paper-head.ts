import type { PickRound } from '../goods/picking/picking.sql';
import type { DocumentHead } from './document.types';
import { shanghaiTime } from '../ground/china-time';

/** What stands on every page of a round's papers. The round is read before the rows: they are at least as new as it says. */
export function headOf(round: PickRound): DocumentHead {
  return {
    roundCode: round.code,
    supermarket: round.supermarketName,
    window: windowText(round.windowStartAt, round.windowEndAt),
    printedAt: round.readAt,
  };
}

/** '11-21 晚 · 19:30–21:30'. */
function windowText(startAt: string, endAt: string): string {
  const [day = '', start = ''] = shanghaiTime(startAt).split(' ');
  const end = shanghaiTime(endAt).slice(6);
  return `${day} ${partOfDay(Number(start.slice(0, 2)))} · ${start}–${end}`;
}

function partOfDay(hour: number): string {
  if (hour < 11) return '早';
  if (hour < 14) return '午';
  return hour < 18 ? '下午' : '晚';
}
