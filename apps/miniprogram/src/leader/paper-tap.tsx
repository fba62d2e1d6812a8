import { useState, type ReactNode } from 'react';
import { openDocument, sentenceOf } from '../api/client';
import { Note } from '../ui/parts';
import { Tap } from '../ui/tap';

interface PaperTapProps {
  /** A path of the service's papers. */
  path: string;
  /** The file's name with its ending, as people find it in their downloads. */
  name: string;
  children: ReactNode;
}

/** Fetches a paper of the service and opens it. */
export function PaperTap({ path, name, children }: PaperTapProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const open = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await openDocument(path, name);
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Tap kind="line" busy={busy} onClick={() => void open()}>
        {children}
      </Tap>
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </>
  );
}
