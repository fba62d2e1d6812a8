import { useState, type ReactNode } from 'react';
import type { GroupRollUpView } from '@cailan/shared-types';
import { Empty } from '../../../ui/loaded';
import { Money } from '../../../ui/figures';
import { Card } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';
import { searched } from '../../../ui/search';
import { Line, Lines } from '../../line';
import { LongList } from '../../../ui/long-list';
import { Total } from './total';

/** What to buy. */
export function ByProduct({ rollUp }: { rollUp: GroupRollUpView }): ReactNode {
  const [search, setSearch] = useState('');
  const shown = searched(rollUp.byProduct, search, ({ name, spec }) => [name, spec]);
  return (
    <Card>
      <TextField bare kind="search" label="搜商品" placeholder="搜商品" value={search} onChange={setSearch} />
      {shown.length === 0 ? <Empty title="没有这样的商品" hint="换个字再搜。" /> : null}
      <Lines>
        <LongList items={shown} unit="种">
          {(part) =>
            part.map(({ offerId, name, spec, quantity, amountFen }) => (
              <Line
                key={offerId}
                side={
                  <>
                    <Strong>× {quantity}</Strong>
                    <Money fen={amountFen} />
                  </>
                }
              >
                <Strong>{name}</Strong>
                <Small>{spec}</Small>
              </Line>
            ))
          }
        </LongList>
      </Lines>
      <Total rollUp={rollUp} what={`${rollUp.byProduct.length} 种`} />
    </Card>
  );
}
