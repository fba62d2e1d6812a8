import type { ReactNode } from 'react';
import { Note } from '../../../ui/text';
import type { Written } from '../state';

/** What came over from the last list, and what is not sold any more. */
export function AgainNote({ of }: { of: Written }): ReactNode {
  switch (of.state) {
    case 'none':
      return null;
    case 'reading':
      return <Note>正在照上次的写…</Note>;
    case 'failed':
      return <Note tone="harm">{of.sentence}</Note>;
    case 'done':
      return of.gone.length === 0 ? (
        <Note tone="good">{`照上次写好了 ${of.taken} 样，看看数量对不对。`}</Note>
      ) : (
        <Note tone="now">{`照上次写好了 ${of.taken} 样。这次没有：${of.gone.join('、')}。`}</Note>
      );
  }
}
