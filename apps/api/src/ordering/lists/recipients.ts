import { maskName, maskPhone, recipientsRefusal, type RecipientFacts } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import { refuseIf } from '../../ground/refused';
import type { DistrictRules } from '../../district/places/district-rules';

type LabelRule = DistrictRules['label'];

/** Who receives an order's goods, as the order froze it. */
export interface SealedRecipient {
  orderId: string;
  recipientNameSealed: string | null;
  recipientPhoneSealed: string | null;
}

/** Who receives an order's goods, as much of it as the plan shows; empty where nothing was given. */
export interface ShownRecipient {
  name: string;
  phone: string;
}

/** The round whose recipients are asked for. */
type RecipientRound = Omit<RecipientFacts, 'days'> & { districtId: string };

/**
 * The one way in which a supermarket learns who receives its goods, on screens, papers and labels alike: by the plan's
 * `label` rule (A8), and only until some days after the settlement. Without it there is no rule to show anybody by.
 */
export class Recipients {
  private constructor(
    private readonly sealer: Sealer,
    private readonly rule: LabelRule,
  ) {}

  /** @throws Refused `recipients_ended` once the round's households are not shown any more. */
  static async ofRound(
    sql: Reader,
    sealer: Sealer,
    clock: Clock,
    round: RecipientRound,
  ): Promise<Recipients> {
    const rule = await labelRule(sql, round.districtId);
    refuseIf(recipientsRefusal({ ...round, days: rule.days }, clock.now()));
    return new Recipients(sealer, rule);
  }

  /** Name and phone, masked where the plan says so. */
  shown({ orderId, recipientNameSealed, recipientPhoneSealed }: SealedRecipient): ShownRecipient {
    const name = this.sealer.openOrEmpty(recipientNameSealed, at.recipientName(orderId));
    const phone = this.sealer.phoneOrEmpty(recipientPhoneSealed, at.recipientPhone(orderId));
    return {
      name: this.rule.name ? name : maskName(name),
      phone: this.rule.phone === 'full' ? phone : maskPhone(phone),
    };
  }

  /** What the household wrote to the shop and to the door. */
  note({ orderId, note }: { orderId: string; note: string }): string {
    return this.sealer.openNote(note, at.orderNote(orderId));
  }

  /** Where the goods go, as far as the plan lets it be written on a bag. */
  place(places: { room: string; building: string }): string {
    return this.rule.address === 'room' ? places.room : places.building;
  }
}

/** Whether who carries a round's goods to the doors is still told whose they are: for as long as its supermarket is. */
export async function recipientsShown(sql: Reader, clock: Clock, round: RecipientRound): Promise<boolean> {
  const { days } = await labelRule(sql, round.districtId);
  return recipientsRefusal({ ...round, days }, clock.now()) === undefined;
}

async function labelRule(sql: Reader, districtId: string): Promise<LabelRule> {
  const row = await sql.one<{ rulesJson: string }>('SELECT rulesJson FROM districts WHERE id = ?', [
    districtId,
  ]);
  return (JSON.parse(row?.rulesJson ?? '{}') as DistrictRules).label;
}
