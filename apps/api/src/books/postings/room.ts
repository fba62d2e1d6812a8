import type { Room } from '../../ground/room';
import { Posting, PostingEntry } from './posting.entity';

export const postingsRoom: Room = {
  entities: [Posting, PostingEntry],
};
