import { useState, type ReactNode } from 'react';
import { ScrollView, View } from '@tarojs/components';
import { Empty } from '../../../ui/loaded';
import { Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { beyondWords, mostOf, type Good } from '../../goods';
import { GoodRow } from './good-row';

/** Rows that are drawn at once, and more at each step of scrolling: a phone must not wait for hundreds. */
const STEP = 20;

interface ShelfProps {
  goods: readonly Good[];
  /** Units on the list, by offer. */
  taken: ReadonlyMap<string, number>;
  /** Units that the submitted list holds of what is counted as taken, by offer. */
  held: ReadonlyMap<string, number>;
  care: boolean;
  showSupplier: boolean;
  search: string;
  onTake: (good: Good, quantity: number) => void;
}

const sayMost = (good: Good, most: number): void => say(beyondWords(good, most));

/** The products that fit, a few at a time. Give it a `key` that changes with what is looked for: it begins at the top again. */
export function Shelf({ goods, taken, held, care, showSupplier, search, onTake }: ShelfProps): ReactNode {
  const [shown, setShown] = useState(STEP);
  const more = goods.length > shown;
  return (
    <ScrollView
      scrollY
      className="shop__goods"
      lowerThreshold={300}
      onScrollToLower={() => more && setShown(shown + STEP)}
    >
      {goods.length === 0 ? <Nothing search={search} /> : null}
      {goods.slice(0, shown).map((good) => (
        <GoodRow
          key={good.id}
          good={good}
          quantity={taken.get(good.id) ?? 0}
          most={mostOf(good, held.get(good.id) ?? 0)}
          care={care}
          showSupplier={showSupplier}
          onTake={onTake}
          onMost={sayMost}
        />
      ))}
      {goods.length > 0 ? (
        <View className="shop__end">
          <Small>{more ? '往下还有…' : `一共 ${goods.length} 样`}</Small>
        </View>
      ) : null}
    </ScrollView>
  );
}

function Nothing({ search }: { search: string }): ReactNode {
  return search ? (
    <Empty title={`没有找到“${search}”`} hint="换个叫法，或者只写拼音的头一个字母，比如 bc 是白菜。" />
  ) : (
    <Empty title="这里没有东西" hint="看看别的分类或别的商超。" />
  );
}
