import type { ChainView } from './views';

export interface ChainRoutes {
  /** Of the kinds of places that one's roles are held over, each once for a district. */
  'GET /chain': { reply: ChainView[] };
}
