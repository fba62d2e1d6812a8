import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Money } from '../../../ui/figures';
import { Even } from '../../../ui/layout';
import { Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { useSubscribe } from '../../../wechat/use-subscribe';
import type { HouseholdList } from '../../use-household-list';

/** What the list comes to, and handing it in. */
export function Foot({ list, onShop }: { list: HouseholdList; onShop: () => void }): ReactNode {
  const { draft, words, why } = list;
  const askToTell = useSubscribe(['confirmed', 'arrived', 'refunded']);
  const submit = () => {
    draft.submit();
    // WeChat opens its sheet only straight from a tap, before the answer is known; a second try was asked at the first.
    // What becomes of a neighbour's list is told to the neighbour.
    if (list.title === undefined && draft.state !== 'refused') void askToTell();
  };
  const waits = draft.state === 'waiting';
  return (
    <View className="review__foot">
      <View className="review__sum">
        <Money fen={draft.draft.amountFen} big />
        <Small>{words}</Small>
      </View>
      <Even>
        <Tap kind="line" onClick={onShop}>
          接着挑
        </Tap>
        <Tap busy={draft.state === 'submitting'} disabled={why !== undefined || waits} onClick={submit}>
          {waits ? '待交' : (why ?? '交给网格员')}
        </Tap>
      </Even>
    </View>
  );
}
