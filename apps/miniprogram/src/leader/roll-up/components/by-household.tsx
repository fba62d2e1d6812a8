import { useState, type ReactNode } from 'react';
import type { GroupRollUpView } from '@cailan/shared-types';
import { Empty } from '../../../ui/loaded';
import { Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';
import { searched } from '../../../ui/search';
import { Line, Lines } from '../../line';
import { LongList } from '../../../ui/long-list';
import { Total } from './total';

/** Who gets it. */
export function ByHousehold({ rollUp }: { rollUp: GroupRollUpView }): ReactNode {
  const [search, setSearch] = useState('');
  const names = new Map(rollUp.byProduct.map(({ offerId, name }) => [offerId, name]));
  const goodsOf = (household: GroupRollUpView['byHousehold'][number]) =>
    household.lines.map(({ offerId, quantity }) => `${names.get(offerId) ?? ''} × ${quantity}`);
  const shown = searched(rollUp.byHousehold, search, (household) => [household.door, ...goodsOf(household)]);
  return (
    <Card>
      <TextField
        bare
        kind="search"
        label="搜门牌或商品"
        placeholder="搜门牌或商品"
        value={search}
        onChange={setSearch}
      />
      {shown.length === 0 ? <Empty title="没有找到" hint="换个门牌或商品再搜。" /> : null}
      <Lines>
        <LongList items={shown} unit="户">
          {(part) =>
            part.map((household) => (
              <Line key={household.orderId} side={<Money fen={household.amountFen} />}>
                <Row>
                  <Strong>{household.door}</Strong>
                  {household.runningNumber === null ? null : <Small>跟团号 {household.runningNumber}</Small>}
                  <Small>{household.quantity} 件</Small>
                </Row>
                <Small>{goodsOf(household).join('，')}</Small>
              </Line>
            ))
          }
        </LongList>
      </Lines>
      <Total rollUp={rollUp} what={`${rollUp.byHousehold.length} 户`} />
    </Card>
  );
}
