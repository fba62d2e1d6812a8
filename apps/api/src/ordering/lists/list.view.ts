import type { ListView } from '@cailan/shared-types';
import type { Sealer } from '../../ground/db/sealer';
import type { OfferedRound } from '../rounds/offer-cache';
import type { HouseholdList } from './household-orders.sql';
import { chargedFen, listVersion, noteOf, type ListLine } from './list';

/** The merged list of a window, made from its orders and the rounds' offers. */
export function listView(
  sealer: Sealer,
  windowId: string,
  list: HouseholdList,
  offeredRounds: readonly OfferedRound[],
): ListView {
  const { household, orders } = list;
  const lines = orders.flatMap((order) => {
    const offered = offeredRounds.find(({ round }) => round.id === order.roundId);
    return (JSON.parse(order.listJson) as ListLine[]).map((line) => {
      const offer = offered?.offers.get(line.offerId);
      return {
        ...line,
        roundId: order.roundId,
        name: offer?.name ?? '',
        spec: offer?.spec ?? '',
        amountFen: offered && offer ? chargedFen(offer, line.quantity, offered.round) : 0,
      };
    });
  });
  return {
    windowId,
    householdId: household.id,
    version: listVersion(list),
    note: noteOf(sealer, orders),
    lines,
    amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    orders: orders.map(({ id, roundId, status, amountFen, runningNumber }) => ({
      id,
      roundId,
      status,
      amountFen,
      runningNumber,
      cancelReason: null,
    })),
  };
}
