import type { BindingStatus } from './status';

/** A wish to belong to a household by its status. */
export const bindingNames: Record<BindingStatus, string> = {
  pending: '等待批准',
  approved: '已通过',
  declined: '未通过',
  withdrawn: '已撤回',
};
