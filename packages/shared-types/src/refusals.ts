import { classNames, type ProductClass } from './catalogue/words';
import { formatFen } from './ground/money';
import type { WrongStatus } from './ground/moves';
import type { RefusalFacts, RefusalTexts } from './ground/refusal-texts';
import { groundRefusals } from './ground/refusals';
import { developmentRefusals } from './development/refusals';
import { accessRefusals } from './access/refusals';
import { signInRefusals } from './sign-in/refusals';
import { deskRefusals } from './desk/refusals';
import { belongingRefusals } from './belonging/refusals';
import { postsRefusals } from './posts/refusals';
import { responsibilitiesRefusals } from './responsibilities/refusals';
import { accountMovesRefusals } from './account-moves/refusals';
import { appointmentsRefusals } from './appointments/refusals';
import { personalDataRefusals } from './personal-data/refusals';
import { filesRefusals } from './files/refusals';
import { rostersRefusals } from './rosters/refusals';
import { windowsRefusals } from './windows/refusals';
import { amendmentsRefusals } from './amendments/refusals';
import { supermarketsRefusals } from './supermarkets/refusals';
import { catalogueRefusals } from './catalogue/refusals';
import { roundsRefusals } from './rounds/refusals';
import { listsRefusals } from './lists/refusals';
import { groupOrdersRefusals } from './group-orders/refusals';
import { pickingRefusals } from './picking/refusals';
import { packingRefusals } from './packing/refusals';
import { reweighingRefusals } from './reweighing/refusals';
import { bagsRefusals } from './bags/refusals';
import { loadsRefusals } from './loads/refusals';
import { handoffsRefusals } from './handoffs/refusals';
import { doorsRefusals } from './doors/refusals';
import { payeesRefusals } from './payees/refusals';
import { paymentsRefusals } from './payments/refusals';
import { refundsRefusals } from './refunds/refusals';
import { reconciliationRefusals } from './reconciliation/refusals';
import { duesRefusals } from './dues/refusals';
import { lossesRefusals } from './losses/refusals';
import { settlementRefusals } from './settlement/refusals';

/**
 * Every business "no" of the system: a stable code for programs, an HTTP status, and a sentence in Chinese for people.
 * `{name}` in a sentence is filled from the refusal's facts. A rule returns `Refusal | undefined`; the button explains
 * with it, the server throws it.
 */
export const REFUSALS = {
  ...groundRefusals,
  ...developmentRefusals,
  ...accessRefusals,
  ...signInRefusals,
  ...deskRefusals,
  ...belongingRefusals,
  ...postsRefusals,
  ...appointmentsRefusals,
  ...accountMovesRefusals,
  ...responsibilitiesRefusals,
  ...personalDataRefusals,
  ...filesRefusals,
  ...rostersRefusals,
  ...windowsRefusals,
  ...amendmentsRefusals,
  ...supermarketsRefusals,
  ...catalogueRefusals,
  ...roundsRefusals,
  ...listsRefusals,
  ...groupOrdersRefusals,
  ...pickingRefusals,
  ...packingRefusals,
  ...reweighingRefusals,
  ...bagsRefusals,
  ...loadsRefusals,
  ...handoffsRefusals,
  ...doorsRefusals,
  ...payeesRefusals,
  ...paymentsRefusals,
  ...refundsRefusals,
  ...reconciliationRefusals,
  ...duesRefusals,
  ...lossesRefusals,
  ...settlementRefusals,
} as const satisfies RefusalTexts;

export type RefusalCode = keyof typeof REFUSALS;

/** A rule's "no", with the facts that its sentence and a program need. A wrong status says which, by `wrongStatus`. */
export type Refusal = { code: PlainCode; facts?: RefusalFacts } | WrongStatus;

/** The codes that need nothing said beside them. */
export type PlainCode = Exclude<RefusalCode, WrongStatus['code']>;

/** The Chinese sentence of a refusal, its `{facts}` filled in as people say them: classes by name, fen as yuan. */
export function refusalText({ code, facts = {} }: { code: RefusalCode; facts?: RefusalFacts }): string {
  return REFUSALS[code].text.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = facts[key];
    return value === undefined ? whole : said(key, value);
  });
}

function said(key: string, value: NonNullable<RefusalFacts[string]> | null): string {
  if (key.endsWith('Fen') && typeof value === 'number') return formatFen(value);
  return (key === 'class' && classNames[value as ProductClass]) || String(value);
}
