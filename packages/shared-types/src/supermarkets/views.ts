import type { LicenceStatus } from './status';

/** A driver of the supermarket, to be put on a load. */
export interface DriverView {
  id: string;
  name: string;
  phone: string;
}

export interface SupermarketView {
  id: string;
  name: string;
  licence: LicenceStatus;
  phone: string;
  /** Whether it can be paid by WeChat Pay. */
  wechatPay: boolean;
}
