import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, type RoundDetailView, type RoundTotalsView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Loaded } from '../../../ui/loaded';
import { Bar, Figure } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { FiguresRow } from '../../../ui/figures-row';
import { partOfMinimum } from '../../round-words';
import './product-totals.scss';

const POLL_MS = 15_000;
const FEW = 8;

/** What the round sold so far, product by product, the most first: no names, so that we can plan. */
export function ProductTotals({ round }: { round: RoundDetailView }): ReactNode {
  const totals = useRead(
    'GET /rounds/:id/totals',
    { params: { id: round.id } },
    round.status === 'open' ? { poll: POLL_MS } : {},
  );
  return (
    <Card>
      <Heading>{round.status === 'open' ? '订了多少（随时在变）' : '订了多少'}</Heading>
      <Loaded of={totals}>{(read) => <Totals totals={read} round={round} />}</Loaded>
    </Card>
  );
}

function Totals({ totals, round }: { totals: RoundTotalsView; round: RoundDetailView }): ReactNode {
  const part = partOfMinimum({ ...round, orderedFen: totals.amountFen });
  const missingFen = round.minimumFen - totals.amountFen;
  return (
    <>
      <FiguresRow>
        <Figure name="下单">{`${totals.households} 户`}</Figure>
        <Figure name="金额">{formatFen(totals.amountFen)}</Figure>
        <Figure name="商品">{`${totals.products.length} 样`}</Figure>
      </FiguresRow>
      {part === undefined ? null : (
        <>
          <Bar part={part} tone={missingFen > 0 ? 'now' : 'good'} />
          <Small>{missingFen > 0 ? `还差 ${formatFen(missingFen)} 到起送额` : '已到起送额'}</Small>
        </>
      )}
      <Products totals={totals} round={round} />
    </>
  );
}

function Products({ totals, round }: { totals: RoundTotalsView; round: RoundDetailView }): ReactNode {
  const [all, setAll] = useState(false);
  const products = [...totals.products].sort((a, b) => b.quantity - a.quantity);
  const left = new Map(round.offers.map(({ id, left: units }) => [id, units]));
  if (products.length === 0) return <Small>还没有人下单</Small>;
  return (
    <View className="product-totals">
      {(all ? products : products.slice(0, FEW)).map(({ offerId, name, spec, quantity }) => (
        <View className="product-total" key={offerId}>
          <View className="product-total__name">
            <View>{name}</View>
            <Small>{[spec, leftWords(left.get(offerId))].filter(Boolean).join(' · ')}</Small>
          </View>
          <Strong>{String(quantity)}</Strong>
        </View>
      ))}
      {products.length > FEW ? (
        <Row>
          <Tap kind="quiet" onClick={() => setAll(!all)}>
            {all ? '只看前几样' : `看全部 ${products.length} 样`}
          </Tap>
        </Row>
      ) : null}
    </View>
  );
}

const leftWords = (units: number | null | undefined): string =>
  units === null || units === undefined ? '' : `还剩 ${units}`;
