import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, Ref } from '../db/columns';

/** A photo's record; its bytes are with the file store. */
@Entity('stored_files')
@Unique(['ownerId', 'clientKey'])
@Index(['ownerId', 'createdAt'])
export class StoredFile {
  @Id() id!: string;
  @Ref() ownerId!: string;
  @Ref() districtId!: string;
  @Code(64) sha256!: string;
  @Code(32) mediaType!: string;
  @Int() bytes!: number;
  /** The sender's own key: the same one again is the same picture. Its own id where none was given. */
  @Code(64) clientKey!: string;
  /** SHA-256 of the bytes as they were sent; `sha256` is of those that are kept. */
  @Code(64) sentSha256!: string;
  @Instant() createdAt!: string;
}
