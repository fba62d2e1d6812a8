import type { BindingView } from '@cailan/shared-types';

/** Who is asked, or what was answered, in a sentence. */
export function sayBinding({ status, householdAnswers, reason }: BindingView): string {
  if (status === 'pending')
    return householdAnswers
      ? '已经告诉家里人，等他们批准。'
      : '已经告诉网格员和社区，等他们批准，可能会打电话核对。';
  if (status === 'approved') return '已经是这一户的成员了。';
  if (status === 'withdrawn') return '您撤回了这份申请。';
  return reason ? `没有通过：${reason}` : '没有通过。请和网格员核对后再申请。';
}
