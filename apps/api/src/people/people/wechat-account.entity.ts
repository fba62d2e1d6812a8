import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Ref } from '../../ground/db/columns';

/** A person's WeChat account with one mini-program. A person has at most one, and it belongs to one person. */
@Entity('wechat_accounts')
@Unique(['appId', 'openid'])
@Index(['personId'])
export class WechatAccount {
  @Id() id!: string;
  @Ref() personId!: string;
  @Code(32) appId!: string;
  @Code(64) openid!: string;
  @Instant() createdAt!: string;
}
