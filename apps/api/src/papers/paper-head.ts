import type { PickRound } from '../goods/picking/picking.sql';
import type { FileHead } from '../printing/file-head';
import { shanghaiTime } from '../ground/china-time';

/** Printed on every page of every paper. */
export interface PaperHead {
  roundCode: string;
  supermarket: string;
  /** As people say it: '11-21 晚 · 19:30–21:30'. */
  window: string;
  /** The instant from which its rows were read, ISO UTC; shown in Asia/Shanghai and kept as the file's creation date. */
  printedAt: string;
}

/** What stands on every page of a round's papers. The round is read before the rows: they are at least as new as it says. */
export function headOf(round: PickRound): PaperHead {
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

/** The same as the printing engine puts it on pages and into the file. */
export function fileHead({ supermarket, roundCode, printedAt }: PaperHead): FileHead {
  return { author: supermarket, reference: roundCode, printedAt };
}
