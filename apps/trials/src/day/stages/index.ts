import type { Day, DayRound, DayWindow } from '../world';
import { confirmAndPay, cutOff } from './confirming';
import { distribute, resolve } from './doors';
import { arrive, load, transfer } from './driving';
import { handOver, takeOut } from './gate';
import { openRounds } from './opening';
import { signIn, surge, writeLists } from './ordering';
import { pack } from './packing';
import { printLabels, printWorkingPapers } from './papers';
import { pick } from './picking';
import { refund } from './refunding';
import { collectDues, confirmReceipts, settle } from './settling';

/** A part of the day with a time and a number of requests of its own. */
interface Stage<T extends unknown[]> {
  name: string;
  play: (day: Day, ...of: T) => Promise<void>;
  /** What is printed of a round from here on, beside the stages that follow. */
  papers?: (day: Day, round: DayRound) => Promise<void>;
}

/** All windows together: lists are written for every window at once. */
export const ordering: readonly Stage<[]>[] = [
  { name: 'rounds', play: openRounds },
  { name: 'sign-in', play: signIn },
  { name: 'lists', play: writeLists },
  { name: 'surge', play: surge },
];

/** Window after window, chapter by chapter: a noon window's deadline may pass before an evening window's cut-off. */
export const chapters: readonly (readonly Stage<[DayWindow]>[])[] = [
  [
    { name: 'cut-off', play: cutOff },
    { name: 'confirm', play: confirmAndPay },
  ],
  [
    { name: 'picking', play: pick, papers: printWorkingPapers },
    { name: 'packing', play: pack, papers: printLabels },
  ],
  [
    { name: 'loading', play: load },
    { name: 'transfer', play: transfer },
    { name: 'arrival', play: arrive },
    { name: 'gate', play: handOver },
    { name: 'out of stores', play: takeOut },
    { name: 'doors', play: distribute },
    { name: 'receipts', play: confirmReceipts },
  ],
  [
    { name: 'held bags', play: resolve },
    { name: 'dues', play: collectDues },
    { name: 'settlement', play: settle },
  ],
  [{ name: 'refunds', play: refund }],
];
