import { useState, type ReactNode } from 'react';
import type { StreamPath } from '@cailan/shared-types';
import { openDocument, sentenceOf } from '../api/client';
import { Note } from './text';
import { Tap } from './tap';

interface OpenPaperProps {
  path: StreamPath;
  /** The file's name with its ending, as people find it in their downloads. */
  name: string;
  kind?: 'main' | 'line' | 'quiet';
  /** What a screen reader says instead of the words on it. */
  label?: string;
  /** Called once it was opened, with the instant from when its rows are. */
  onOpened?: (asOf: string) => void;
  children: ReactNode;
}

/** Fetches a printed paper and opens it. */
export function OpenPaper({
  path,
  name,
  kind = 'line',
  label,
  onOpened,
  children,
}: OpenPaperProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const open = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const asOf = await openDocument(path, name);
      onOpened?.(asOf);
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Tap kind={kind} busy={busy} onClick={() => void open()} {...(label && { label })}>
        {children}
      </Tap>
      {failure ? <Note tone="harm">{failure}</Note> : null}
    </>
  );
}
