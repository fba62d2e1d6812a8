import type { BindingStatus } from '../belonging/status';
import type { Instant } from '../ground/instant';
import type { PaymentStatus } from '../payments/status';
import type { RoleView } from '../people/views';

/** Everything the service holds of a person, for the person. */
export interface PersonExportView {
  exportedAt: Instant;
  person: { name: string; phone: string | null; createdAt: Instant; wechat: boolean };
  roles: RoleView[];
  consents: { version: string; at: Instant }[];
  /** Name and phone for its bags, empty where there are none, or others live there by now. */
  households: { door: string; address: string; contactName: string; contactPhone: string }[];
  joinings: { createdAt: Instant; status: BindingStatus; reason: string | null }[];
  orders: {
    placedAt: Instant;
    roundCode: string;
    door: string;
    address: string | null;
    recipientName: string;
    recipientPhone: string;
    amountFen: number;
    note: string;
    /** What the household is called in a published share-out. */
    pseudonym: string | null;
    /** As it was put together; the lines are what became of it. */
    list: { name: string; quantity: number }[];
    lines: { name: string; quantity: number }[];
    bags: { heldAt: string | null; notes: string[] }[];
  }[];
  payments: {
    createdAt: Instant;
    amountFen: number;
    status: PaymentStatus;
    note: string | null;
    refunds: { createdAt: Instant; amountFen: number; account: string | null; note: string | null }[];
  }[];
  messages: { kind: string; text: string; createdAt: Instant }[];
  /** Pictures that they sent, with their SHA-256. */
  pictures: { id: string; createdAt: Instant; mediaType: string; sha256: string }[];
  /** What they wrote down at doors and gates. */
  written: { createdAt: Instant; text: string }[];
  drives: { createdAt: Instant; vehiclePlate: string }[];
  /** The computers that asked to be let in by them. */
  desks: { shownAt: Instant; device: string; address: string }[];
}
