import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { serviceNow } from '../../../api/clock';
import { addressOf, pages } from '../../../pages';
import { follow } from '../../../ui/open';
import { Bar, Figure, Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Note, Small, Strong, Tag } from '../../../ui/text';
import { roundWords } from '../../../words/statuses';
import { FiguresRow } from '../../../ui/figures-row';
import { deadlineOf, partOfMinimum } from '../../round-words';
import type { Standing } from '../standing';
import './round-card.scss';

/** A round on a phone: its state, its deadline, how far it is, and what it needs next. */
export function RoundCard({ standing }: { standing: Standing }): ReactNode {
  const { round, next, vouchers } = standing;
  const { words, tone } = roundWords[round.status];
  const deadline = deadlineOf(round, serviceNow());
  const url =
    round.status === 'draft'
      ? addressOf(pages.supermarket.openRound, { id: round.id })
      : addressOf(pages.supermarket.round, { id: round.id });
  return (
    <Card due={next.due} onClick={() => follow(url)} label={`${round.windowName}，${words}，${next.words}`}>
      <Row apart>
        <Strong>{round.code}</Strong>
        <Row>
          {vouchers > 0 ? <Tag tone="now">{`${vouchers} 张凭证`}</Tag> : null}
          <Tag tone={tone}>{words}</Tag>
        </Row>
      </Row>
      {deadline ? <Small>{deadline}</Small> : null}
      {round.status === 'draft' ? null : <Progress standing={standing} />}
      <Next standing={standing} />
    </Card>
  );
}

function Progress({
  standing: { round, confirmedBuildings, paidBuildings },
}: {
  standing: Standing;
}): ReactNode {
  const part = partOfMinimum(round);
  return (
    <>
      <FiguresRow>
        <Figure name="下单">{`${round.orderedHouseholds} 户`}</Figure>
        <Figure name="金额">
          <Money fen={round.orderedFen} />
        </Figure>
        <Figure name="已付楼栋">{`${paidBuildings} / ${confirmedBuildings}`}</Figure>
      </FiguresRow>
      {part === undefined ? null : <Bar part={part} tone={part < 1 ? 'now' : 'good'} />}
    </>
  );
}

function Next({ standing: { next } }: { standing: Standing }): ReactNode {
  return (
    <View className="round-card__next">
      <Note tone={next.due ? 'now' : 'mute'}>{next.words}</Note>
    </View>
  );
}
