import type { WindowProgressView } from './views';

/** The steps from list to door that a window's households come past, in their order. */
export const stepNames: Record<keyof WindowProgressView['households'], string> = {
  submitted: '已提交',
  confirmed: '已确认',
  paid: '已付款',
  packed: '已装袋',
  handedOver: '到门口',
  served: '货齐了',
};
