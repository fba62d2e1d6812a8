import type { ReactNode } from 'react';
import type { GroupOrderView } from '@cailan/shared-types';
import { PaperTap } from '../paper-tap';

/** The roll-up as an Excel file. */
export function ExcelTap({ group }: { group: GroupOrderView }): ReactNode {
  const name = `${group.deliveryGroupName}-${group.supermarketName}-${group.roundCode}.xlsx`;
  return (
    <PaperTap path={`/group-orders/${group.id}/roll-up.xlsx`} name={name}>
      导出 Excel
    </PaperTap>
  );
}
