import { useState, type ReactNode } from 'react';
import { StoredPicture } from '../ui/stored-picture';
import { Tap } from '../ui/tap';

interface VoucherPictureProps {
  fileId: string;
  label: '转账凭证' | '凭证照片';
  /** At once, not when it is asked for. */
  shown?: boolean;
}

/** Pictures cost a phone's data, so they are fetched when they are asked for. */
export function VoucherPicture({ fileId, label, shown = false }: VoucherPictureProps): ReactNode {
  const [asked, setAsked] = useState(shown);
  if (asked) return <StoredPicture fileId={fileId} label={label} />;
  return (
    <Tap kind="line" onClick={() => setAsked(true)}>
      {`看${label}`}
    </Tap>
  );
}
