import type { FileView } from './views';

export interface FilesRoutes {
  /** The body is the picture itself, JPEG or PNG. */
  'POST /files': {
    query: {
      /** Sent again under it, it is the same picture. */
      clientKey?: string;
    };
    reply: FileView;
  };
}

/** Pictures as they were uploaded, JPEG or PNG. */
export const filesStreams = { 'GET /files/:id': ['image/jpeg', 'image/png'] } as const;

export type FilesStreams = { [S in keyof typeof filesStreams]: { media: (typeof filesStreams)[S] } };
