import {
  cancelReasonName,
  GROUP_ARRIVED,
  type GroupOrderStatus,
  type GroupOrderView,
  type RoundView,
} from '@cailan/shared-types';
import { type Address, addressOf, pages } from '../pages';

/** What a round waits for, and the page where the supermarket does it. `due`: it waits for us. */
export interface NextStep {
  words: string;
  due: boolean;
  url?: Address;
}

interface Waiting {
  /** Bank transfers that wait for our answer. */
  vouchers: number;
  /** The round's buildings as a supermarket sees them: from their confirmation on. */
  groups: readonly GroupOrderView[];
}

/** The one thing that a round needs next, the most urgent first. */
export function nextStep(round: RoundView, { vouchers, groups }: Waiting): NextStep {
  const ended = endedStep(round);
  if (ended) return ended;
  const of = (...statuses: GroupOrderStatus[]) =>
    groups.filter(({ status }) => statuses.includes(status)).length;
  const about = { roundId: round.id };
  const steps: (NextStep & { count: number })[] = [
    {
      count: vouchers,
      words: `${vouchers} 张付款凭证等您答复`,
      due: true,
      url: addressOf(pages.supermarket.vouchers, about),
    },
    {
      count: of('paid'),
      words: `${of('paid')} 栋已付款，可以拣货`,
      due: true,
      url: addressOf(pages.supermarket.pick, about),
    },
    {
      count: of('picking'),
      words: `${of('picking')} 栋在拣货分装`,
      due: true,
      url: addressOf(pages.supermarket.pack, about),
    },
    {
      count: of('packed'),
      words: `${of('packed')} 栋已装袋，可以发车`,
      due: true,
      url: addressOf(pages.supermarket.dispatch),
    },
    {
      count: of('dispatched'),
      words: `${of('dispatched')} 栋在路上`,
      due: false,
      url: addressOf(pages.supermarket.dispatch),
    },
    { count: of('confirmed'), words: `${of('confirmed')} 栋已确认，等网格员付款`, due: false },
    {
      count: round.status === 'open' ? 0 : of(...GROUP_ARRIVED),
      words: '已交到楼栋，送完就能结算',
      due: false,
    },
  ];
  return steps.find(({ count }) => count > 0) ?? { words: quietWords(round), due: false };
}

function endedStep({ id, status, cancelReason }: RoundView): NextStep | undefined {
  if (status === 'draft')
    return {
      words: '还没开团：选好商品就能开',
      due: true,
      url: addressOf(pages.supermarket.openRound, { id }),
    };
  if (status === 'settled')
    return {
      words: '已结算，看对账单',
      due: false,
      url: addressOf(pages.supermarket.statement, { roundId: id }),
    };
  if (status === 'cancelled') return { words: `取消原因：${cancelReasonName(cancelReason)}`, due: false };
  return undefined;
}

const quietWords = ({ status }: RoundView): string =>
  status === 'open' ? '正在接单，等网格员确认' : '已截单，等网格员确认';
