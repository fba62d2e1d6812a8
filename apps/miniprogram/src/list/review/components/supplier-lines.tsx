import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { refusalText, type ListLineView, type RoundView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useSession } from '../../../session/use-session';
import { sayInstant } from '../../../time';
import { Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { householdOrderWords } from '../../../words/statuses';
import { lostWords } from '../../list-words';
import { closedInList, type HouseholdList } from '../../use-household-list';
import { ListLine } from './list-line';

interface SupplierLinesProps {
  round: RoundView;
  lines: readonly ListLineView[];
  list: HouseholdList;
  onWish: (line: ListLineView) => void;
}

/** The part of the list that goes to one supplier. */
export function SupplierLines({ round, lines, list, onWish }: SupplierLinesProps): ReactNode {
  const { careMode } = useSession();
  if (lines.length === 0) return null;
  const { draft, goods, held } = list;
  const order = draft.draft.orders.find(({ roundId }) => roundId === round.id);
  const now = serviceNow();
  const closed = closedInList(round, draft, now.toISOString());
  const said = order && householdOrderWords[order.status];
  return (
    <Card>
      <Row apart>
        <Heading>{round.supermarketName}</Heading>
        {said ? <Tag tone={said.tone}>{said.words}</Tag> : null}
      </Row>
      <Small tone={closed ? 'now' : 'mute'}>
        {closed ? refusalText(closed) : `${sayInstant(round.cutOffAt, now)} 截单，之前都能改`}
      </Small>
      {lines.map((line) => (
        <ListLine
          key={line.offerId}
          line={line}
          good={goods.data?.byId.get(line.offerId)}
          held={held.get(line.offerId) ?? 0}
          closed={closed !== undefined}
          lost={draft.lost.includes(line.offerId) ? lostWords(closed) : undefined}
          refusal={draft.refusedOffer === line.offerId ? draft.failure : undefined}
          care={careMode}
          onTake={draft.setQuantity}
          onWish={onWish}
        />
      ))}
      <View className="review__part">
        <Small>{`${lines.length} 样`}</Small>
        <Money fen={lines.reduce((sum, { amountFen }) => sum + amountFen, 0)} />
      </View>
    </Card>
  );
}
