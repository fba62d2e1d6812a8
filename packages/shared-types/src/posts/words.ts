import type { DeputyRequestStatus } from './status';

/** A request to be a deputy by its status. */
export const deputyRequestNames: Record<DeputyRequestStatus, string> = {
  requested: '等待答复',
  accepted: '已答应',
  declined: '没有答应',
  ended: '已结束',
};
