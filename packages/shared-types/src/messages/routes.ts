import type { PageQuery } from '../ground/paging';
import type { MessageView, WechatTemplatesView } from './views';

export interface MessagesRoutes {
  'GET /wechat/templates': { reply: WechatTemplatesView };
  'GET /messages': { query: PageQuery; reply: MessageView[] };
}

export const messagesPages = { 'GET /messages': '' } as const satisfies Partial<
  Record<keyof MessagesRoutes, string>
>;
