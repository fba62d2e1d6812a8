import type { ReactNode } from 'react';
import { Empty } from '../../ui/loaded';
import { Page } from '../../ui/page';

export default function Placeholder(): ReactNode {
  return (
    <Page title="确认并付款" tabs>
      <Empty title="确认并付款" />
    </Page>
  );
}
