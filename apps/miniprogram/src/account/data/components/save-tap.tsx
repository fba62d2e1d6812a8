import type { ReactNode } from 'react';
import { Tap } from '../../../ui/tap';
import type { SaveTapProps } from './save-tap.types';

/** Saves a text as a file. */
export function SaveTap({ text, name }: SaveTapProps): ReactNode {
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <Tap kind="line" onClick={save}>
      存成文件
    </Tap>
  );
}
