import type { ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './api/query-client';
import './offline/start';
import './app.scss';

/** The shell of all pages: what was read from the service is kept in one place for all of them. */
export default function App({ children }: { children?: ReactNode }): ReactNode {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
