import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Money } from '../../../ui/figures';
import { Even } from '../../../ui/layout';
import { Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';

interface BasketProps {
  amountFen: number;
  /** `4 样 · 约 9.2 kg · 20:00 前可改` */
  words: string;
  onReview: () => void;
  onSubmit: () => void;
  /** Why it can't be handed in now. */
  why: string | undefined;
  busy: boolean;
}

/** What the list comes to, and the two ways on. */
export function Basket({ amountFen, words, onReview, onSubmit, why, busy }: BasketProps): ReactNode {
  return (
    <View className="basket">
      <View className="basket__sum">
        <Money fen={amountFen} big />
        <Small>{words}</Small>
      </View>
      <Even>
        <Tap kind="line" onClick={onReview}>
          看清单
        </Tap>
        <Tap busy={busy} disabled={why !== undefined} onClick={onSubmit}>
          {why ?? '交给网格员'}
        </Tap>
      </Even>
    </View>
  );
}
