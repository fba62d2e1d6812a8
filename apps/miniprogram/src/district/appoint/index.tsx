import type { ReactNode } from 'react';
import { useSession } from '../../session/use-session';
import { Page } from '../../ui/page';
import { AppointForm } from './components/appoint-form';

definePageConfig({ navigationBarTitleText: '任命' });

/** 任命: a post is given to a name and a phone number. */
export default function AppointPage(): ReactNode {
  const { role } = useSession();
  return (
    <Page title="任命" hint={role?.scopeName ?? ''}>
      <AppointForm by={role?.role} />
    </Page>
  );
}
