import type { ReactNode } from 'react';
import type { LoadView } from '@cailan/shared-types';
import { Card } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { HandoffCard } from './handoff-card';

/** Before leaving, the driver signs for the goods that the shop hands over. */
export function Loading({ load: { loadingHandoffId } }: { load: LoadView }): ReactNode {
  if (!loadingHandoffId) {
    return (
      <Card>
        <Strong>商超正在装车</Strong>
        <Small>装好、商超签字以后，您在这里核对签字，然后出发。</Small>
      </Card>
    );
  }
  return (
    <Card due>
      <Strong>装车交接</Strong>
      <HandoffCard handoffId={loadingHandoffId} side="receiver" />
    </Card>
  );
}
