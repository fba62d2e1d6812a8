import type { ReactNode } from 'react';
import type { GroupRollUpView } from '@cailan/shared-types';
import { Money } from '../../../ui/figures';
import { Row } from '../../../ui/layout';
import { Strong } from '../../../ui/text';

/** The roll-up's sum: the same below the products and below the households. */
export function Total({ rollUp, what }: { rollUp: GroupRollUpView; what: string }): ReactNode {
  return (
    <Row apart>
      <Strong>
        合计 {what}，{rollUp.quantity} 件
      </Strong>
      <Money big fen={rollUp.amountFen} />
    </Row>
  );
}
