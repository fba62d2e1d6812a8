import type { LossBearer, LossView } from '@cailan/shared-types';

export const bearerNames: Record<LossBearer, string> = { supermarket: '商超', community: '社区' };

export const lossNames: Record<LossView['lossKind'], string> = {
  missing: '没找到',
  damaged: '破损',
  returned: '退回商超',
};
