import type { ReactNode } from 'react';
import { Empty } from '../../ui/loaded';
import { Page } from '../../ui/page';

export default function Placeholder(): ReactNode {
  return (
    <Page title="今天" tabs>
      <Empty title="今天" />
    </Page>
  );
}
