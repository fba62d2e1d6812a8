import type { RefundView } from '@cailan/shared-types';

/** A batch that goes on only when we do something: a transfer to make, or one that WeChat could not return. */
export const waitsForUs = ({ mine, status }: RefundView): boolean => mine || status === 'abnormal';
