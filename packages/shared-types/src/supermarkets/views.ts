import type { DuesMode } from '../dues/words';
import type { QuotaRule } from '../rounds/words';
import type { LicenceStatus } from './status';
import type { SupplierTerms } from './terms';

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
  address: string;
  contactName: string;
  /** The last day of its licence, local; null where no end is known. */
  validUntil: string | null;
  /** Whether it can be paid by WeChat Pay. */
  wechatPay: boolean;
}

export interface SupplierTermsView extends SupplierTerms {
  id: string;
  name: string;
  /** The communities that it serves, by id. */
  communityIds: string[];
  /** What the plan proposes for a new round. */
  rounds: RoundDefaults;
}

/** What a new round begins with, unless its shop decides otherwise; minutes count back from the window's start. */
export interface RoundDefaults {
  rule: QuotaRule;
  shortageRule: QuotaRule;
  dues: DuesMode;
  minimumFen: number;
  opensMinutesBeforeWindow: number;
  cutOffMinutesBeforeWindow: number;
  payByMinutesBeforeWindow: number;
  weightTolerancePercent: number;
}
