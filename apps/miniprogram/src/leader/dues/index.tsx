import type { ReactNode } from 'react';
import { Empty } from '../../ui/loaded';
import { Page } from '../../ui/page';

export default function Placeholder(): ReactNode {
  return (
    <Page title="账本" tabs>
      <Empty title="账本" />
    </Page>
  );
}
