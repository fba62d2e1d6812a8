import { Attempt } from '../../people/attempts/attempt.entity';
import { AuditEntry } from '../audit/audit-entry.entity';
import { Binding, BindingCode } from '../../people/belonging/binding.entity';
import {
  BundleComponent,
  ClassLimit,
  DeclaredStock,
  PriceCeiling,
  Product,
} from '../../district/catalogue/product.entity';
import { DeputyRequest } from '../../people/posts/deputy-request.entity';
import { HandOver } from '../../people/posts/hand-over.entity';
import { StoredFile } from '../store/stored-file.entity';
import { GroupOrder, GroupOrderLine } from '../../ordering/group-orders/group-order.entity';
import { BagEvent, Handoff, HandoffException, Load, LoadStop } from '../../road/handoffs/handoff.entity';
import { HouseholdOrder, HouseholdOrderLine } from '../../ordering/lists/household-order.entity';
import { Job } from '../jobs/job.entity';
import { Message } from '../../messages/message.entity';
import { NumberSeries } from '../numbers/number-series.entity';
import { Payment, PaymentAllocation } from '../../money/payments/payment.entity';
import { PaymentNotification } from '../../money/payments/payment-notification.entity';
import { Consent } from '../../people/people/consent.entity';
import { Person, RoleGrant } from '../../people/people/person.entity';
import { WechatAccount } from '../../people/people/wechat-account.entity';
import { Bag, BagLine, Crate, PickResult, Wave } from '../../goods/picking/picking.entity';
import { DeliveryGroup, District, DropPoint, Household, Place } from '../../district/places/place.entity';
import { Reconciliation, ReconciliationRow } from '../../money/reconciliation/reconciliation.entity';
import { RefundBatch } from '../../money/refunds/refund.entity';
import { Offer, OfferComponent, OfferQuota, Round, RoundCommunity, ShareOut } from '../../ordering/rounds/round.entity';
import { DuesTick, Posting, PostingEntry, RefundItem } from '../../money/settlement/settlement.entity';
import { SecurityEvent } from '../security/security-event.entity';
import { Session } from '../../people/sign-in/session.entity';
import { Supermarket, Violation } from '../../district/supermarkets/supermarket.entity';
import { DeliveryWindow, WindowPoint } from '../../district/windows/window.entity';

/** Every table of the schema. */
export const entities = [
  District,
  Place,
  DropPoint,
  DeliveryGroup,
  Household,
  Person,
  RoleGrant,
  WechatAccount,
  Session,
  Attempt,
  Consent,
  DeputyRequest,
  HandOver,
  BindingCode,
  Binding,
  Supermarket,
  Violation,
  Product,
  BundleComponent,
  DeclaredStock,
  PriceCeiling,
  ClassLimit,
  DeliveryWindow,
  WindowPoint,
  Round,
  RoundCommunity,
  Offer,
  OfferComponent,
  OfferQuota,
  ShareOut,
  HouseholdOrder,
  HouseholdOrderLine,
  GroupOrder,
  GroupOrderLine,
  Payment,
  PaymentAllocation,
  PaymentNotification,
  PickResult,
  Wave,
  Bag,
  BagLine,
  Crate,
  Load,
  LoadStop,
  Handoff,
  HandoffException,
  BagEvent,
  Posting,
  PostingEntry,
  RefundItem,
  DuesTick,
  Reconciliation,
  ReconciliationRow,
  RefundBatch,
  Job,
  NumberSeries,
  AuditEntry,
  Message,
  StoredFile,
  SecurityEvent,
];
