import type { OfferDto } from '@cailan/shared-types/dto';
import type { Tx } from '../../ground/db/db';
import { refuse } from '../../ground/refused';
import { communitiesOf } from './rounds.sql';

/** @throws Refused `duplicate_line` when an id stands there twice. */
export function requireOnce(ids: readonly string[], name: string): void {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) refuse('duplicate_line', { [name]: twice });
}

/** A community's quota is for a community of the round, once. @throws Refused `community_outside_district`. */
export async function requireCommunities(
  tx: Tx,
  roundId: string,
  offers: readonly OfferDto[],
): Promise<void> {
  const served = (await communitiesOf(tx, [roundId])).get(roundId) ?? [];
  for (const { communityQuotas = [] } of offers) {
    const ids = communityQuotas.map(({ communityId }) => communityId);
    requireOnce(ids, 'communityId');
    if (!ids.every((id) => served.includes(id))) refuse('community_outside_district');
  }
}
