import { useState, type ReactNode } from 'react';
import type { ListLineView, RoundView } from '@cailan/shared-types';
import { Empty } from '../../../ui/loaded';
import type { HouseholdList } from '../../use-household-list';
import { SupplierLines } from './supplier-lines';
import { WishSheet } from './wish-sheet';

/** What is on the list, by supplier, and what to do about what may run short. */
export function Lines({ list, rounds }: { list: HouseholdList; rounds: readonly RoundView[] }): ReactNode {
  const { lines } = list.draft.draft;
  const [asking, setAsking] = useState<ListLineView>();
  if (lines.length === 0)
    return <Empty title="清单还是空的" hint="点“接着挑”去选菜。交之前都存在这里，不会丢。" />;
  return (
    <>
      {rounds.map((round) => (
        <SupplierLines
          key={round.id}
          round={round}
          lines={lines.filter(({ roundId }) => roundId === round.id)}
          list={list}
          onWish={setAsking}
        />
      ))}
      <WishSheet
        line={asking}
        onWish={(wish) => asking && list.draft.setWish(asking.offerId, wish)}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}
