import { payees } from '../../district/supermarkets/payees.moves';
import { rosters } from '../../district/rosters/rosters.moves';
import { violations } from '../../district/supermarkets/violations.moves';
import { bags } from '../../goods/bags/bags.moves';
import { pickResults } from '../../goods/picking/picking.moves';
import { auditEntries } from '../../ground/audit/audit-entries.moves';
import { jobs } from '../../ground/jobs/jobs.moves';
import { securityEvents } from '../../ground/security/security-events.moves';
import { messages } from '../../messages/messages.moves';
import { payments } from '../../money/payments/payments.moves';
import { refunds } from '../../money/refunds/refunds.moves';
import { callbacks } from '../../money/wechat-inbox/callbacks.moves';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import { rounds } from '../../ordering/rounds/rounds.moves';
import { shareOuts } from '../../ordering/share-out/share-outs.moves';
import { handoffExceptions, handoffs } from '../../road/handoffs/handoffs.moves';
import { loads } from '../../road/handoffs/loads.moves';
import { amendments } from '../../district/plan/amendments.moves';
import { appointments } from '../appointments/appointments.moves';
import { accountMoves } from '../sign-in/account-moves.moves';
import { responsibilities } from '../responsibilities/responsibilities.moves';
import { bindings } from '../belonging/bindings.moves';
import { deputyRequests } from '../posts/deputy-requests.moves';
import { IDENTITY } from './identity-columns';
import { column, emptied, rows, type Ending, type PersonalColumn } from './personal-column';
import { aboutGoods, DERIVED, NOBODY, note, OF_OFFICE, ofOffice, ofTheirs, reason } from './written-words';
import { forgetPictures } from './pictures';

const ORDER_IS_OVER = `status IN ('settled', 'withdrawn', 'cancelled')`;
/** Somebody’s duty in an office, on a list that hangs where people are to call. */
const ofDuty = (purpose: string): PersonalColumn =>
  column(
    purpose,
    'staff of the place, inspectors; whoever reads the printed list',
    rows('reason', 'endsAt', responsibilities.drop),
    'no: a duty of an office, which names whom it gave it to',
  );

/** What says to whom an order went, and what they wished, goes at once. */
const orderEnds = (to: null | '[]'): Ending =>
  emptied('order', 'createdAt', to, householdOrders.forgetRecipients, ORDER_IS_OVER);
const bagNoteEnds = emptied('goodsNote', 'createdAt', null, bags.forgetNotes);

/**
 * Every column that holds, or may hold, something about a person, by table and column: why, who sees it, how long, and
 * what ends it (PIPL art. 19: no longer than its purpose needs). `personal-data-page.ts` prints it into the docs; the
 * retention job carries it out; a spec fails for a column of text that stands neither here nor in `NOT_PERSONAL`.
 */
export const PERSONAL: Record<string, PersonalColumn> = {
  ...IDENTITY,
  'households.contactNameSealed': column('whose bag it is', 'leader, captain, staff of the place', {
    with: 'its last member’s leaving or erasure',
  }),
  'households.contactPhoneSealed': column('calling about a delivery', 'leader, captain, staff of the place', {
    with: 'its last member’s leaving or erasure',
  }),
  'roster_rows.contentSealed': column(
    'a row of a roster: who lives where, shown before it is written, and undone by it; sealed',
    'staff of the community, the district',
    rows('roster', 'createdAt', rosters.dropRows),
    'no: an office’s file; what was written of it is the household’s contact',
  ),
  'households.priorityClass': column(
    'who is served first in a shortage; health data',
    'that help is needed: leader and captain; the class: nobody',
    { with: 'the register' },
    'no: of the whole household, and other members’ health; the community that registered it tells it',
  ),
  'household_orders.recipientNameSealed': column(
    'the label’s name',
    'the shop until some days after the settlement (the plan’s label rule); leader, captain',
    orderEnds(null),
  ),
  'household_orders.recipientPhoneSealed': column('the label’s phone', 'as the name', orderEnds(null)),
  'household_orders.address': column('where it was delivered to', 'as the name', orderEnds(null)),
  'household_orders.note': column(
    'the household’s word to shop and door; sealed',
    'shop, leader, captain',
    emptied('note', 'createdAt', '', householdOrders.forgetNotes, ORDER_IS_OVER),
  ),
  'household_orders.listJson': column(
    'the list, and what to offer the next time; medicine among it',
    'household, leader',
    orderEnds('[]'),
  ),
  'share_outs.pseudonym': column(
    'recomputing a share-out',
    'everyone; whose it is: the household',
    rows('draw', 'appliedAt', shareOuts.drop),
  ),
  'deputy_requests.phoneSealed': column(
    'whom somebody asked to stand in for them',
    'who asked and who was asked, masked',
    rows('deputyRequest', 'requestedAt', deputyRequests.drop, `status <> 'requested'`),
    'no: somebody else’s number',
  ),
  'appointments.nameSealed': column(
    'whom a post was given to, as who gave it wrote it',
    'who appoints to the post',
    rows('reason', 'endedAt', appointments.drop),
    'no: who they are to the office; their own name is in the copy',
  ),
  'appointments.reason': reason('who appoints to the post', rows('reason', 'endedAt', appointments.drop)),
  'appointments.endReason': reason('who appoints to the post', rows('reason', 'endedAt', appointments.drop)),
  'account_moves.reason': reason(
    'who looks after the person, and the person',
    rows('reason', 'endedAt', accountMoves.drop),
  ),
  'responsibilities.nameSealed': ofDuty('whom to call about a point, a supplier or a place'),
  'responsibilities.phoneSealed': ofDuty('calling them'),
  'responsibilities.phoneHash': column(
    'that one person answers for two points at most',
    NOBODY,
    rows('reason', 'endsAt', responsibilities.drop),
    DERIVED,
  ),
  'responsibilities.title': ofDuty('what they are'),
  'responsibilities.endReason': ofDuty('why it ended'),
  'post_codes.codeHash': column(
    'taking a post by a code, where WeChat tells no number',
    NOBODY,
    { with: 'a newer code, or erasure; one that was used says who used it' },
    'no: a secret',
  ),
  'bindings.reason': column(
    'why somebody was not let in',
    'the applicant, who answered',
    emptied('refusal', 'createdAt', null, bindings.forgetReasons),
  ),
  'messages.text': column(
    'telling people what changed',
    'the household or person it is to',
    rows('message', 'createdAt', messages.drop),
  ),
  'audit_entries.factsJson': column(
    'who decided what and why, while it can be disputed',
    NOBODY,
    emptied('reason', 'createdAt', '{}', auditEntries.forgetFacts),
    OF_OFFICE,
  ),
  'audit_entries.bodyHash': column(
    'the same request twice is one',
    NOBODY,
    emptied('security', 'createdAt', null, auditEntries.forgetBodies),
    DERIVED,
  ),
  'payment_notifications.resourceJson': column(
    'applying what WeChat Pay told; the payer’s openid, their bank',
    NOBODY,
    emptied('payNotice', 'receivedAt', '{}', callbacks.forget, 'appliedAt IS NOT NULL'),
    'no: what it told stands at payments and refunds',
  ),
  'refund_batches.account': column(
    'telling the payer where their money went',
    'payer, shop, district',
    emptied('refundAccount', 'createdAt', null, refunds.forgetAccounts, 'endedAt IS NOT NULL'),
  ),
  'refund_batches.note': ofTheirs(
    reason('shop, district', emptied('reason', 'createdAt', null, refunds.forgetNotes)),
  ),
  'payments.note': ofTheirs(
    reason('payer, shop', emptied('reason', 'createdAt', null, payments.forgetNotes)),
  ),
  'supermarket_payees.note': reason(
    'shop, district',
    emptied('reason', 'proposedAt', null, payees.forgetNotes),
  ),
  'stored_files.sha256': column(
    'a voucher or a photo of a handoff, and its bytes',
    'who handles the payment or handoff',
    rows('picture', 'createdAt', forgetPictures),
  ),
  'handoffs.note': ofOffice(
    aboutGoods(note('who handles the handoff', emptied('goodsNote', 'createdAt', '', handoffs.forgetNotes))),
  ),
  'handoff_exceptions.note': aboutGoods(
    note('who handles the handoff', emptied('goodsNote', 'createdAt', '', handoffExceptions.forgetNotes)),
  ),
  'bag_events.note': column(
    'what was said at a household’s door; sealed',
    'nobody, until a bag’s way is disputed',
    emptied('goodsNote', 'recordedAt', '', bags.forgetStepNotes),
  ),
  'bags.lossNote': aboutGoods(note('community, shop', bagNoteEnds)),
  'bags.heldAt': column(
    'where a bag waits; not sealed: a place for a bag, which the message to its household says as well',
    'captain, household',
    bagNoteEnds,
  ),
  'pick_results.reason': reason(
    'shop, household',
    emptied('reason', 'pickedAt', '', pickResults.forgetReasons),
  ),
  'plan_amendments.reason': reason('district', emptied('reason', 'createdAt', '', amendments.forgetReasons)),
  'violations.permitReason': reason(
    'community, district',
    emptied('reason', 'createdAt', '', violations.forgetReasons),
  ),
  'rounds.cancelReason': reason(
    'its communities',
    emptied('reason', 'createdAt', null, rounds.forgetReasons),
  ),
  'loads.vehiclePlate': column(
    'letting the right vehicle in',
    'gate, shop, captain',
    emptied('plate', 'createdAt', '', loads.forgetPlates, `status = 'done'`),
  ),
  'security_events.bucket': column(
    'finding misuse of the service',
    'whoever runs it',
    rows('security', 'at', securityEvents.drop),
    'no: it would tell a thief what is watched',
  ),
  'jobs.payloadJson': column(
    'work for later; ids only',
    NOBODY,
    rows('finishedWork', 'createdAt', jobs.drop, `status = 'done'`),
    DERIVED,
  ),
  'jobs.lastError': column(
    'why work failed; without values',
    NOBODY,
    rows('security', 'createdAt', jobs.drop, `status = 'failed'`),
    DERIVED,
  ),
};
