import type { Stream, Streams } from './api';
import { filesStreams } from './files/routes';
import { papersStreams } from './papers/routes';
import { rostersStreams } from './rosters/routes';

/** The media type of each stream. */
export const STREAM_MEDIA: { readonly [S in Stream]: Streams[S]['media'] } = {
  ...papersStreams,
  ...filesStreams,
  ...rostersStreams,
};

/** Routes that answer with a stream of bytes: printed sheets, labels, lists and stored pictures. */
export const STREAMS = Object.keys(STREAM_MEDIA) as Stream[];
