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
