import type { FileView } from './views';

export interface FilesRoutes {
  'POST /files': { query: { clientKey?: string }; reply: FileView };
}
