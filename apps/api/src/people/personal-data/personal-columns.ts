import { keeping, type Kept } from '@cailan/shared-types';

type Emptied = null | '' | '{}' | '[]';

/** How a personal column ends by itself. `of` is the instant that the days are counted from. */
export type Ending =
  /** The whole row goes. `where`: only rows of which this holds. */
  | { rows: { days: number; of: string; where?: string } }
  /** The column is emptied to `to`; the row stays for what else it says. */
  | { emptied: { days: number; of: string; to: Emptied; where?: string } }
  /** Something else ends it. */
  | { with: string };

export interface PersonalColumn {
  /** What it is there for. */
  purpose: string;
  /** Who sees it, beside the person. */
  seenBy: string;
  ends: Ending;
  /** Whether a person's copy of their data has it (PIPL art. 45); else why not. */
  exported: Exported;
}

type Exported = 'yes' | `no: ${string}`;

const ORDER_IS_OVER = `status IN ('settled', 'withdrawn', 'cancelled')`;
const NOBODY = 'nobody';

const emptied = (kept: Kept, of: string, to: Emptied, where?: string): Ending => ({
  emptied: { days: keeping[kept].days, of, to, ...(where !== undefined && { where }) },
});
const rows = (kept: Kept, of: string, where?: string): Ending => ({
  rows: { days: keeping[kept].days, of, ...(where !== undefined && { where }) },
});
const column = (
  purpose: string,
  seenBy: string,
  ends: Ending,
  exported: Exported = 'yes',
): PersonalColumn => ({ purpose, seenBy, ends, exported });
/** Made of what the copy has, to find or to compare it by. */
const DERIVED = 'no: made from what is in it';
const OF_OFFICE = 'no: a decision of an office, told to those whom it is about';
const withPerson = { with: 'erasure of the person; a newcomer without any role: after half a year' };
const note = (seenBy: string, of: string): PersonalColumn => ({
  purpose: 'what somebody wrote down about an exception, for whoever answers it',
  seenBy,
  ends: emptied('goodsNote', of, ''),
  exported: 'yes',
});
const reason = (seenBy: string, of: string): PersonalColumn => ({
  purpose: 'why somebody decided so, while it can be disputed',
  seenBy,
  ends: emptied('reason', of, ''),
  exported: OF_OFFICE,
});
/** Counted goods and whose fault it was, between those who carry them: nobody writes there about themselves. */
const aboutGoods = (it: PersonalColumn): PersonalColumn => ({
  ...it,
  purpose: `${it.purpose}; not sealed: staff write it about goods, not residents about themselves`,
});
/** Of their own money: it is in the copy. */
const ofTheirs = (it: PersonalColumn): PersonalColumn => ({ ...it, exported: 'yes' });
const ofOffice = (it: PersonalColumn): PersonalColumn => ({
  ...it,
  exported: 'no: of a whole load’s goods, and of nobody',
});
const orNull = ({ ends, ...column }: PersonalColumn): PersonalColumn =>
  'emptied' in ends ? { ...column, ends: { emptied: { ...ends.emptied, to: null } } } : { ...column, ends };

/**
 * Every column that holds, or may hold, something about a person, by table and column: why, who sees it, how long, and
 * what ends it (PIPL art. 19: no longer than its purpose needs). `npm run privacy-table` prints it into the docs; the
 * retention job carries it out; a spec fails for a column of text that stands neither here nor in `NOT_PERSONAL`.
 */
export const PERSONAL: Record<string, PersonalColumn> = {
  'people.nameSealed': column(
    'whom goods and messages are for',
    'the leader, captain and staff of the place; the household’s members',
    withPerson,
  ),
  'people.phoneSealed': column(
    'calling about a delivery; finding a post',
    'as the name, masked for members',
    withPerson,
  ),
  'people.phoneHash': column('finding a person by number', NOBODY, withPerson, DERIVED),
  'people.code': column(
    'the person’s place in a plan',
    NOBODY,
    { with: 'the plan' },
    'no: of invented people alone',
  ),
  'wechat_accounts.openid': column(
    'signing in; paying',
    NOBODY,
    withPerson,
    'no: WeChat’s own number; the copy says that there is one',
  ),
  'consents.version': column('proof of what was agreed to', NOBODY, withPerson),
  'sessions.tokenHash': column(
    'staying signed in',
    NOBODY,
    { with: `sign-out or ${keeping.session.days} days unused, and ${keeping.endedSession.days} days` },
    'no: a secret',
  ),
  'attempts.bucket': column(
    'limits on getting in',
    NOBODY,
    { with: 'two hours (the attempts’ own sweep)' },
    DERIVED,
  ),
  'households.contactNameSealed': column('whose bag it is', 'leader, captain, staff of the place', {
    with: 'its last member’s leaving or erasure',
  }),
  'households.contactPhoneSealed': column('calling about a delivery', 'leader, captain, staff of the place', {
    with: 'its last member’s leaving or erasure',
  }),
  'households.priorityClass': column(
    'who is served first in a shortage; health data',
    'that help is needed: leader and captain; the class: nobody',
    { with: 'the register' },
    'no: of the whole household, and other members’ health; the community that registered it tells it',
  ),
  'household_orders.recipientNameSealed': column(
    'the label’s name',
    'the shop until some days after the settlement (the plan’s label rule); leader, captain',
    emptied('order', 'createdAt', null, ORDER_IS_OVER),
  ),
  'household_orders.recipientPhoneSealed': column(
    'the label’s phone',
    'as the name',
    emptied('order', 'createdAt', null, ORDER_IS_OVER),
  ),
  'household_orders.address': column(
    'where it was delivered to',
    'as the name',
    emptied('order', 'createdAt', null, ORDER_IS_OVER),
  ),
  'household_orders.note': column(
    'the household’s word to shop and door; sealed',
    'shop, leader, captain',
    emptied('note', 'createdAt', '', ORDER_IS_OVER),
  ),
  'household_orders.listJson': column(
    'the list, and what to offer the next time; medicine among it',
    'household, leader',
    emptied('order', 'createdAt', '[]', ORDER_IS_OVER),
  ),
  'share_outs.pseudonym': column(
    'recomputing a share-out',
    'everyone; whose it is: the household',
    rows('draw', 'appliedAt'),
  ),
  'deputy_requests.phoneSealed': column(
    'whom somebody asked to stand in for them',
    'who asked and who was asked, masked',
    rows('deputyRequest', 'requestedAt', `status <> 'requested'`),
    'no: somebody else’s number',
  ),
  'bindings.reason': column(
    'why somebody was not let in',
    'the applicant, who answered',
    emptied('refusal', 'createdAt', null),
  ),
  'messages.text': column(
    'telling people what changed',
    'the household or person it is to',
    rows('message', 'createdAt'),
  ),
  'audit_entries.factsJson': column(
    'who decided what and why, while it can be disputed',
    NOBODY,
    emptied('reason', 'createdAt', '{}'),
    OF_OFFICE,
  ),
  'audit_entries.bodyHash': column(
    'the same request twice is one',
    NOBODY,
    emptied('security', 'createdAt', null),
    DERIVED,
  ),
  'payment_notifications.resourceJson': column(
    'applying what WeChat Pay told; the payer’s openid, their bank',
    NOBODY,
    emptied('payNotice', 'receivedAt', '{}', 'appliedAt IS NOT NULL'),
    'no: what it told stands at payments and refunds',
  ),
  'refund_batches.account': column(
    'telling the payer where their money went',
    'payer, shop, district',
    emptied('refundAccount', 'createdAt', null, 'endedAt IS NOT NULL'),
  ),
  'refund_batches.note': orNull(ofTheirs(reason('shop, district', 'createdAt'))),
  'payments.note': orNull(ofTheirs(reason('payer, shop', 'createdAt'))),
  'stored_files.sha256': column(
    'a voucher or a photo of a handoff, and its bytes',
    'who handles the payment or handoff',
    rows('picture', 'createdAt'),
  ),
  'handoffs.note': ofOffice(aboutGoods(note('who handles the handoff', 'createdAt'))),
  'handoff_exceptions.note': aboutGoods(note('who handles the handoff', 'createdAt')),
  'bag_events.note': column(
    'what was said at a household’s door; sealed',
    'nobody, until a bag’s way is disputed',
    emptied('goodsNote', 'recordedAt', ''),
  ),
  'bags.lossNote': orNull(aboutGoods(note('community, shop', 'createdAt'))),
  'bags.heldAt': column(
    'where a bag waits; not sealed: a place for a bag, which the message to its household says as well',
    'captain, household',
    emptied('goodsNote', 'createdAt', null),
  ),
  'pick_results.reason': reason('shop, household', 'pickedAt'),
  'violations.permitReason': reason('community, district', 'createdAt'),
  'rounds.cancelReason': orNull(reason('its communities', 'createdAt')),
  'loads.vehiclePlate': column(
    'letting the right vehicle in',
    'gate, shop, captain',
    emptied('plate', 'createdAt', '', `status = 'done'`),
  ),
  'security_events.bucket': column(
    'finding misuse of the service',
    'whoever runs it',
    rows('security', 'at'),
    'no: it would tell a thief what is watched',
  ),
  'jobs.payloadJson': column(
    'work for later; ids only',
    NOBODY,
    rows('finishedWork', 'createdAt', `status = 'done'`),
    DERIVED,
  ),
  'jobs.lastError': column(
    'why work failed; without values',
    NOBODY,
    rows('security', 'createdAt', `status = 'failed'`),
    DERIVED,
  ),
};
