import { Entity } from 'typeorm';
import { Code, Id, Instant, Int, Ref } from '../db/columns';

/** A photo's record; its bytes are with the file store. */
@Entity('stored_files')
export class StoredFile {
  @Id() id!: string;
  @Ref() ownerId!: string;
  @Ref() districtId!: string;
  @Code(64) sha256!: string;
  @Code(32) mediaType!: string;
  @Int() bytes!: number;
  @Instant() createdAt!: string;
}
