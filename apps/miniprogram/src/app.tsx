import type { ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { mergeInternalComponents } from '@tarojs/shared';
import spoken from './aria.json';
import unset from './unset.json';
import { queryClient } from './api/query-client';
import { mindWebPages } from './session/web-pages';
import { mindUpdates } from './wechat/update';
import './offline/start';
import './app.scss';

// What config/templates-plugin.ts does to the templates: both number the attributes alike.
if (process.env.TARO_ENV === 'weapp') {
  const components: Record<string, Record<string, string>> = mergeInternalComponents(spoken);
  for (const [name, attributes] of Object.entries(unset))
    for (const attribute of attributes) delete components[name]?.[attribute];
}

mindWebPages();
mindUpdates();

/** The shell of all pages: what was read from the service is kept in one place for all of them. */
export default function App({ children }: { children?: ReactNode }): ReactNode {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
