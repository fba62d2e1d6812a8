import { Attempt } from '../attempts/attempt.entity';
import { AuditEntry } from '../audit/audit-entry.entity';
import { Binding, BindingCode } from '../belonging/binding.entity';
import {
  BundleComponent,
  ClassLimit,
  DeclaredStock,
  PriceCeiling,
  Product,
} from '../catalogue/product.entity';
import { DeputyRequest } from '../deputies/deputy-request.entity';
import { HandOver } from '../deputies/hand-over.entity';
import { StoredFile } from '../files/stored-file.entity';
import { GroupOrder, GroupOrderLine } from '../group-orders/group-order.entity';
import { BagEvent, Handoff, HandoffException, Load, LoadStop } from '../handoffs/handoff.entity';
import { HouseholdOrder, HouseholdOrderLine } from '../household-orders/household-order.entity';
import { Job } from '../jobs/job.entity';
import { Message } from '../messages/message.entity';
import { NumberSeries } from '../numbers/number-series.entity';
import { Payment, PaymentAllocation } from '../payments/payment.entity';
import { PaymentNotification } from '../payments/payment-notification.entity';
import { Consent } from '../people/consent.entity';
import { Person, RoleGrant } from '../people/person.entity';
import { WechatAccount } from '../people/wechat-account.entity';
import { Bag, BagLine, Crate, PickResult, Wave } from '../picking/picking.entity';
import { DeliveryGroup, District, DropPoint, Household, Place } from '../places/place.entity';
import { Reconciliation, ReconciliationRow } from '../reconciliation/reconciliation.entity';
import { RefundBatch } from '../refunds/refund.entity';
import { Offer, OfferComponent, OfferQuota, Round, RoundCommunity, ShareOut } from '../rounds/round.entity';
import { DuesTick, Posting, PostingEntry, RefundItem } from '../settlement/settlement.entity';
import { SecurityEvent } from '../security/security-event.entity';
import { Session } from '../sign-in/session.entity';
import { Supermarket, Violation } from '../supermarkets/supermarket.entity';
import { DeliveryWindow, WindowPoint } from '../windows/window.entity';

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
