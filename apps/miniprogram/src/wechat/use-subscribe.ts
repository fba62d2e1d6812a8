import type { WechatTemplatesView } from '@cailan/shared-types';
import { useRead } from '../api/use-read';
import { subscribe } from './subscribe';

/**
 * Asks whether WeChat may tell of these things, once each. WeChat listens only right after a tap, so the templates are
 * known before it. Never rejects.
 */
export function useSubscribe(kinds: readonly (keyof WechatTemplatesView)[]): () => Promise<void> {
  const templates = useRead('GET /wechat/templates').data;
  return () => subscribe(kinds.flatMap((kind) => (templates?.[kind] == null ? [] : [templates[kind]])));
}
