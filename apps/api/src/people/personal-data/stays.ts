/**
 * Columns of `PERSONAL` that the erasure of a person leaves to their own time, and why. All others end with the person
 * at once, as far as they are theirs; a spec erases somebody and looks at each.
 */
export const STAYS: Record<string, string> = {
  'people.code': 'of invented people alone',
  'responsibilities.nameSealed': 'a duty of an office, until a year after it ended',
  'responsibilities.phoneSealed': 'as the name',
  'responsibilities.phoneHash': 'as the name',
  'responsibilities.title': 'as the name',
  'responsibilities.endReason': 'as the name',
  'attempts.bucket': 'a hash, and for two hours',
  'roster_rows.contentSealed':
    'of an office’s list, and of nobody who signed in; goes some weeks after it was shown',
  'households.priorityClass': 'of the whole household',
  'household_orders.address': 'a door that goods and money went to, without a name',
  'household_orders.listJson': 'what was ordered, without a name; a draft goes',
  'share_outs.pseudonym': 'everyone may recompute the draw',
  'handoffs.note': 'of a whole load’s goods, and of nobody',
  'pick_results.reason': 'of goods',
  'violations.permitReason': 'of a shop',
  'supermarket_payees.note': 'of a shop’s account',
  'rounds.cancelReason': 'of a round',
  'plan_amendments.reason': 'of the district’s plan',
  'loads.vehiclePlate': 'of a vehicle',
  'security_events.bucket': 'misuse is found by it',
  'jobs.payloadJson': 'ids only',
  'jobs.lastError': 'without values',
};
