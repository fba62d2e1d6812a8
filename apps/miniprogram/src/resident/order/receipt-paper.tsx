import { useState, type ReactNode } from 'react';
import type { HouseholdOrderView } from '@cailan/shared-types';
import { openDocument, sentenceOf } from '../../api/client';
import { Note } from '../../ui/parts';
import { Tap } from '../../ui/tap';

/** My receipt: what I paid my leader and what came back, to be kept or printed. */
export function ReceiptPaper({ order: { id, door, roundCode } }: { order: HouseholdOrderView }): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const open = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await openDocument(`/household-orders/${id}/dues/receipt.pdf`, `收据-${door}-${roundCode}.pdf`);
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Tap kind="line" busy={busy} onClick={() => void open()}>
        看收据
      </Tap>
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </>
  );
}
