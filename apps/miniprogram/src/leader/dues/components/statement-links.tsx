import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';
import type { RoundView } from '@cailan/shared-types';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { Card } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { roundWords } from '../../../words/statuses';
import { Line, Lines } from '../../line';

/** The way to each supermarket's statement. */
export function StatementLinks({ rounds }: { rounds: readonly RoundView[] }): ReactNode {
  if (rounds.length === 0) return null;
  return (
    <Card>
      <Heading>和商超对账</Heading>
      <Lines>
        {rounds.map(({ id, supermarketName, code, status }) => (
          <Line
            key={id}
            label={`${supermarketName} 的对账单`}
            onClick={() => open(pages.leader.statement, { roundId: id })}
            side={
              <>
                <Tag tone={roundWords[status].tone}>{roundWords[status].words}</Tag>
                <Text>›</Text>
              </>
            }
          >
            <Strong>{supermarketName}</Strong>
            <Small>{code}</Small>
          </Line>
        ))}
      </Lines>
    </Card>
  );
}
