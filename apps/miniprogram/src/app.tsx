import type { ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { mergeInternalComponents } from '@tarojs/shared';
import spoken from './aria.json';
import { queryClient } from './api/query-client';
import { mindWebPages } from './session/web-pages';
import { mindUpdates } from './wechat/update';
import './offline/start';
import './app.scss';

if (process.env.TARO_ENV === 'weapp') mergeInternalComponents(spoken);

mindWebPages();
mindUpdates();

/** The shell of all pages: what was read from the service is kept in one place for all of them. */
export default function App({ children }: { children?: ReactNode }): ReactNode {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
