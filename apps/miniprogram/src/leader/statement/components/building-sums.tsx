import type { ReactNode } from 'react';
import type { StatementGroupView } from '@cailan/shared-types';
import { Facts, Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small } from '../../../ui/text';

/** One building’s sums. */
export function BuildingSums({ group }: { group: StatementGroupView }): ReactNode {
  const { name, households, orderedFen, paidFen, finalFen, refundedFen, refundDueFen } = group;
  return (
    <Card>
      <Row apart>
        <Heading>{name}</Heading>
        <Small>{households} 户</Small>
      </Row>
      <Facts
        facts={[
          { name: '订购', value: <Money fen={orderedFen} /> },
          { name: '已付', value: <Money fen={paidFen} /> },
          { name: '还要付', value: <Money fen={Math.max(0, orderedFen - paidFen)} /> },
          { name: '实际到货', value: <Money fen={finalFen} /> },
          { name: '已退', value: <Money fen={refundedFen} /> },
          { name: '应退', value: <Money fen={refundDueFen} /> },
        ]}
      />
    </Card>
  );
}
