import type { BindingStatus } from '../belonging/status';
import type { PaymentStatus } from '../payments/status';
import type { RoleView } from '../people/views';

/** Everything the service holds of a person, for the person. */
export interface PersonExportView {
  exportedAt: string;
  person: { name: string; phone: string | null; createdAt: string; wechat: boolean };
  roles: RoleView[];
  consents: { version: string; at: string }[];
  /** Name and phone for its bags, empty where there are none, or others live there by now. */
  households: { door: string; address: string; contactName: string; contactPhone: string }[];
  joinings: { createdAt: string; status: BindingStatus; reason: string | null }[];
  orders: {
    placedAt: string;
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
    createdAt: string;
    amountFen: number;
    status: PaymentStatus;
    note: string | null;
    refunds: { createdAt: string; amountFen: number; account: string | null; note: string | null }[];
  }[];
  messages: { kind: string; text: string; createdAt: string }[];
  /** Pictures that they sent, with their SHA-256. */
  pictures: { id: string; createdAt: string; mediaType: string; sha256: string }[];
  /** What they wrote down at doors and gates. */
  written: { createdAt: string; text: string }[];
  drives: { createdAt: string; vehiclePlate: string }[];
}
