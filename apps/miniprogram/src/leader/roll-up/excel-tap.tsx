import { useState, type ReactNode } from 'react';
import type { GroupOrderView } from '@cailan/shared-types';
import { openDocument, sentenceOf } from '../../api/client';
import { Note } from '../../ui/parts';
import { Tap } from '../../ui/tap';

/** The roll-up as an Excel file. */
export function ExcelTap({ group }: { group: GroupOrderView }): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const name = `${group.deliveryGroupName}-${group.supermarketName}-${group.roundCode}.xlsx`;
  const open = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await openDocument(`/group-orders/${group.id}/roll-up.xlsx`, name);
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Tap kind="line" busy={busy} onClick={() => void open()}>
        导出 Excel
      </Tap>
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </>
  );
}
