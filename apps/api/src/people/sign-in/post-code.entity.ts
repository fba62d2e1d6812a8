import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, NullableInstant, NullableRef, Ref } from '../../ground/db/columns';

/**
 * What a code lets its user become: `post`, somebody appointed who never signed in; `account`, somebody who lost their
 * WeChat account, as two of the staff have said.
 */
export type PostCodeKind = 'post' | 'account';

/** A code by which a person is taken once, where WeChat tells no phone number. The code itself is kept as a keyed hash. */
@Entity('post_codes')
@Unique(['codeHash'])
@Index(['personId'])
export class PostCode {
  @Id() id!: string;
  @Ref() personId!: string;
  @Code(16) kind!: PostCodeKind;
  @Code(64) codeHash!: string;
  @Ref() createdById!: string;
  @Instant() createdAt!: string;
  @Instant() expiresAt!: string;
  @NullableInstant() usedAt!: string | null;
  /** Who they were before they used it. */
  @NullableRef() usedById!: string | null;
}
