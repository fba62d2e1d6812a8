import type { ReactNode } from 'react';
import { type GroupOrderView, streamPath } from '@cailan/shared-types';
import { OpenPaper } from '../../../ui/open-paper';

/** The roll-up as an Excel file. */
export function ExcelTap({ group }: { group: GroupOrderView }): ReactNode {
  const name = `${group.deliveryGroupName}-${group.supermarketName}-${group.roundCode}.xlsx`;
  return (
    <OpenPaper
      path={streamPath('GET /group-orders/:id/roll-up.xlsx', { params: { id: group.id } })}
      name={name}
    >
      导出 Excel
    </OpenPaper>
  );
}
