import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { RoundView, StatementView } from '@cailan/shared-types';
import { Card, Heading, Money, Small, Strong } from '../../ui/parts';
import { Line, Lines } from '../line';

/** Money that supermarkets owe back. */
export function Refunds({
  statements,
  rounds,
}: {
  statements: readonly StatementView[];
  rounds: readonly RoundView[];
}): ReactNode {
  if (statements.length === 0) return null;
  return (
    <Card>
      <Heading>商超要退回的钱</Heading>
      <Small>原路退回；住户多付的，在“账本”里退给他们。</Small>
      <Lines>
        {statements.map(({ roundId, roundCode, refundDueFen }) => {
          const shop = rounds.find(({ id }) => id === roundId)?.supermarketName ?? '';
          return (
            <Line
              key={roundId}
              label={`${shop} 的对账单`}
              onClick={() => void Taro.navigateTo({ url: `/leader/statement/index?roundId=${roundId}` })}
              side={
                <>
                  <Money fen={refundDueFen} />
                  <Text>›</Text>
                </>
              }
            >
              <Strong>{shop}</Strong>
              <Small>{roundCode}</Small>
            </Line>
          );
        })}
      </Lines>
    </Card>
  );
}
