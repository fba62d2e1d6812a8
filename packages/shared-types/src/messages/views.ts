import type { Instant } from '../ground/instant';

/** The templates of the messages that a phone may let WeChat send, by what they tell; null where there is no WeChat. */
export interface WechatTemplatesView {
  confirmed: string | null;
  arrived: string | null;
  refunded: string | null;
}

/** A message in a person's inbox: what changed for them or their household. */
export interface MessageView {
  id: string;
  kind: string;
  text: string;
  createdAt: Instant;
}
