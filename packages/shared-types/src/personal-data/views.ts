import type { PaymentStatus } from '../payments/status';
import type { RoleView } from '../people/views';

/** Everything the service holds of a person, for the person. */
export interface PersonExportView {
  exportedAt: string;
  person: { name: string; phone: string | null; createdAt: string; wechat: boolean };
  roles: RoleView[];
  consents: { version: string; at: string }[];
  households: { door: string; address: string }[];
  orders: {
    placedAt: string;
    roundCode: string;
    door: string;
    amountFen: number;
    lines: { name: string; quantity: number }[];
  }[];
  payments: { createdAt: string; amountFen: number; status: PaymentStatus }[];
  messages: { kind: string; text: string; createdAt: string }[];
}
