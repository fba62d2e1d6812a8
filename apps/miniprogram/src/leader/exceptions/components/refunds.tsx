import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';
import { formatFen, type RefundView, type RoundView, type StatementView } from '@cailan/shared-types';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { Line, Lines } from '../../line';

interface RefundsProps {
  statements: readonly StatementView[];
  refunds: readonly RefundView[];
  rounds: readonly RoundView[];
}

/** Money that goes back, supermarket by supermarket: what is due, what went, and what waits for us. */
export function Refunds({ statements, refunds, rounds }: RefundsProps): ReactNode {
  if (statements.length === 0) return null;
  const mine = refunds.filter((refund) => refund.mine);
  return (
    <Card due={mine.length > 0}>
      <Row apart>
        <Heading>商超退款</Heading>
        {mine.length > 0 ? <Tag tone="now">{mine.length} 笔等您确认</Tag> : null}
      </Row>
      <Small>退回给付款人；住户多付的，在“账本”里退给他们。</Small>
      <Lines>
        {statements.map((statement) => {
          const { roundId, roundCode, refundDueFen, refundedFen } = statement;
          const shop = rounds.find(({ id }) => id === roundId)?.supermarketName ?? '';
          return (
            <Line
              key={roundId}
              label={`${shop} 的退款`}
              onClick={() => open(pages.leader.refunds, { roundId })}
              side={
                <>
                  <Small>{refundDueFen > 0 ? '应退' : '已退'}</Small>
                  <Money fen={refundDueFen > 0 ? refundDueFen : refundedFen} />
                  <Text>›</Text>
                </>
              }
            >
              <Strong>{shop}</Strong>
              <Small>
                {refundDueFen > 0 && refundedFen > 0
                  ? `${roundCode}，已退 ${formatFen(refundedFen)}`
                  : roundCode}
              </Small>
            </Line>
          );
        })}
      </Lines>
    </Card>
  );
}
