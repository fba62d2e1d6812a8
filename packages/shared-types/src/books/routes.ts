import type { BooksView } from './views';

export interface BooksRoutes {
  'GET /books': { reply: BooksView };
}
