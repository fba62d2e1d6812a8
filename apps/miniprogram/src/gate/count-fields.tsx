import type { ReactNode } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { TextField } from '../ui/text-field';
import type { Count } from './use-count';

interface CountFieldsProps {
  handoff: HandoffView;
  count: Count;
  /** Begins with the cursor in the first one. */
  focus?: boolean;
}

/** Bags and crates as they were counted, beside what is expected. */
export function CountFields({ handoff, count, focus = false }: CountFieldsProps): ReactNode {
  return (
    <>
      <TextField
        label={`袋（应收 ${handoff.expectedBags}）`}
        value={count.bags}
        onChange={count.setBags}
        kind="digits"
        most={6}
        focus={focus}
      />
      <TextField
        label={`周转箱（应收 ${handoff.expectedCrates}）`}
        value={count.crates}
        onChange={count.setCrates}
        kind="digits"
        most={5}
      />
    </>
  );
}
