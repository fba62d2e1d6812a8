import { Clock } from './clock';
import type { Credentials } from './credentials';
import { Faults } from './faults';
import { Messages } from './open/messages';
import { Session } from './open/session';
import { Shippings } from './open/shipping';
import { Tokens } from './open/tokens';
import type { SandboxOptions } from './options';
import { Bills } from './pay/bills';
import { Callbacks } from './pay/callbacks';
import { Ledger } from './pay/ledger';
import { Orders } from './pay/orders';
import { Refunds } from './pay/refunds';
import { Signing } from './pay/signing';
import { PhonePayments } from './phone/payments';
import { People } from './phone/people';
import { Store } from './store';
import { Traffic } from './traffic';

/** All that the sandbox is made of; its own address is known once it listens. */
export type World = ReturnType<typeof makeWorld>;

export function makeWorld(options: SandboxOptions, credentials: Credentials, url: () => string) {
  const store = new Store(options.data);
  const clock = new Clock(store, options.machineMs);
  const faults = new Faults(options.seed ?? 1);
  const traffic = new Traffic();
  const signing = new Signing(credentials, clock, faults);
  const people = new People(store, credentials.appId, clock);
  const ledger = new Ledger(store);
  const callbacks = new Callbacks(store, credentials, signing, clock, faults, traffic);
  const orders = new Orders(ledger, credentials, people, clock);
  const refunds = new Refunds(store, ledger, callbacks, clock, faults, options.refundSeconds ?? 1);
  const tokens = new Tokens(store, credentials, clock, faults);
  return {
    url,
    credentials,
    store,
    clock,
    faults,
    traffic,
    signing,
    people,
    ledger,
    callbacks,
    orders,
    refunds,
    tokens,
    bills: new Bills(ledger, clock, options.billsOfToday ?? false),
    payments: new PhonePayments(store, credentials, ledger, orders, people, callbacks, clock),
    session: new Session(credentials, tokens, people, clock, faults),
    messages: new Messages(store, credentials, people, clock),
    shippings: new Shippings(store, ledger, clock, options.shippingDelaySeconds ?? 5),
  };
}
