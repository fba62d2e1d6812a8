import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { ScrollView, View } from '@tarojs/components';
import { classNames } from '@cailan/shared-types';
import type { RoundView } from '@cailan/shared-types';
import { useSession } from '../../../session/use-session';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { categoriesOf, fitting, type Category, type Good } from '../../goods';
import { Shelf } from './shelf';

interface BrowseProps {
  goods: readonly Good[];
  rounds: readonly RoundView[];
  taken: ReadonlyMap<string, number>;
  held: ReadonlyMap<string, number>;
  search: string;
  onSearch: (words: string) => void;
  onTake: (good: Good, quantity: number) => void;
}

/** Suppliers on top, classes at the left, what fits at the right. */
export function Browse({ goods, rounds, taken, held, search, onSearch, onTake }: BrowseProps): ReactNode {
  const { careMode } = useSession();
  const [roundId, setRoundId] = useState<string>();
  const [category, setCategory] = useState<Category>('all');
  const words = useDeferredValue(search.trim());
  const shown = useMemo(
    () => fitting(goods, { roundId, category, search: words }),
    [goods, roundId, category, words],
  );
  const choose = (next: Category) => {
    setCategory(next);
    onSearch('');
  };
  return (
    <View className="shop">
      {rounds.length > 1 ? <Suppliers rounds={rounds} roundId={roundId} onChoose={setRoundId} /> : null}
      <View className="shop__hall">
        <Categories
          all={categoriesOf(goods, roundId)}
          category={words ? undefined : category}
          onChoose={choose}
        />
        <View className="shop__side">
          <TextField
            label="找商品"
            bare
            kind="search"
            placeholder="搜 白菜 / bc"
            value={search}
            onChange={onSearch}
            most={20}
          />
          <Shelf
            key={`${roundId ?? ''} ${category} ${words}`}
            goods={shown}
            taken={taken}
            held={held}
            care={careMode}
            showSupplier={rounds.length > 1 && roundId === undefined}
            search={words}
            onTake={onTake}
          />
        </View>
      </View>
    </View>
  );
}

interface SuppliersProps {
  rounds: readonly RoundView[];
  roundId: string | undefined;
  onChoose: (roundId: string | undefined) => void;
}

function Suppliers({ rounds, roundId, onChoose }: SuppliersProps): ReactNode {
  return (
    <ScrollView scrollX className="shop__suppliers" ariaLabel="商超">
      <View className="shop__chips">
        <Tap kind="quiet" pressed={roundId === undefined} onClick={() => onChoose(undefined)}>
          全部商超
        </Tap>
        {rounds.map(({ id, supermarketName }) => (
          <Tap key={id} kind="quiet" pressed={roundId === id} onClick={() => onChoose(id)}>
            {supermarketName}
          </Tap>
        ))}
      </View>
    </ScrollView>
  );
}

interface CategoriesProps {
  all: readonly Category[];
  category: Category | undefined;
  onChoose: (category: Category) => void;
}

function Categories({ all, category, onChoose }: CategoriesProps): ReactNode {
  return (
    <ScrollView scrollY className="shop__categories" ariaLabel="分类">
      {all.map((each) => (
        <View key={each} className={`shop__category ${each === category ? 'shop__category--on' : ''}`}>
          <Tap kind="quiet" pressed={each === category} onClick={() => onChoose(each)}>
            {each === 'all' ? '全部' : classNames[each]}
          </Tap>
        </View>
      ))}
    </ScrollView>
  );
}
