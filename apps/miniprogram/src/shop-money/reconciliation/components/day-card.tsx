import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import {
  reconciliationCauseNames,
  type ReconciliationDifferenceView,
  type ReconciliationView,
  streamPath,
} from '@cailan/shared-types';
import { usePages } from '../../../api/use-pages';
import { Loaded } from '../../../ui/loaded';
import { More } from '../../../ui/more';
import { Facts, Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Note, Small, Strong, Tag } from '../../../ui/text';
import { OpenPaper } from '../../../ui/open-paper';
import { reconciliationWords } from '../words';
import { sayDay } from '../../../time';

/** One day: WeChat's sums and ours, and every difference with what to do. */
export function DayCard({ day }: { day: ReconciliationView }): ReactNode {
  const { words, tone } = reconciliationWords(day);
  const { id, date, mchid, billPayments, differing } = day;
  return (
    <Card due={differing > 0}>
      <Row apart>
        <Heading>{sayDay(date)}</Heading>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <Small>{`商户号 ${mchid} · ${billPayments} 笔收款`}</Small>
      <Facts
        facts={[
          { name: '微信收款', value: <Money fen={day.billPaidFen} /> },
          { name: '账上收款', value: <Money fen={day.bookPaidFen} /> },
          { name: '微信退款', value: <Money fen={day.billRefundedFen} /> },
          { name: '账上退款', value: <Money fen={day.bookRefundedFen} /> },
          { name: '微信手续费', value: <Money fen={day.feeFen} /> },
        ]}
      />
      {differing > 0 ? <Differences id={id} /> : null}
      <OpenPaper
        path={streamPath('GET /reconciliations/:id/report.xlsx', { params: { id } })}
        name={`微信对账-${date}-${mchid}.xlsx`}
      >
        下载对账表
      </OpenPaper>
    </Card>
  );
}

function Differences({ id }: { id: string }): ReactNode {
  const differences = usePages('GET /reconciliations/:id/differences', { params: { id } });
  return (
    <Loaded of={differences}>
      {(all) => (
        <>
          {all.map((difference) => (
            <Difference key={`${difference.cause} ${difference.number}`} difference={difference} />
          ))}
          <More of={differences}>再看后面的</More>
        </>
      )}
    </Loaded>
  );
}

function Difference({ difference }: { difference: ReconciliationDifferenceView }): ReactNode {
  const { cause, kind, number, billFen, bookFen, text } = difference;
  return (
    <View className="gap-above">
      <Row apart>
        <Strong>{`${kind === 'payment' ? '收款' : '退款'} ${number}`}</Strong>
        <Tag tone="harm">{reconciliationCauseNames[cause]}</Tag>
      </Row>
      <Row apart>
        <Small>微信 {billFen === null ? '没有' : <Money fen={billFen} />}</Small>
        <Small>账上 {bookFen === null ? '没有' : <Money fen={bookFen} />}</Small>
      </Row>
      <Note tone="now">{text}</Note>
    </View>
  );
}
