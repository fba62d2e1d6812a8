type Page =
  | 'round'
  | 'open-round'
  | 'pick'
  | 'pack'
  | 'print'
  | 'dispatch'
  | 'catalogue'
  | 'vouchers'
  | 'statement'
  | 'refunds'
  | 'reconciliation';

/** The address of a page of the supermarket's, with what it is about. */
export function pageOf(page: Page, query: Record<string, string> = {}): string {
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `/supermarket/${page}/index${search ? `?${search}` : ''}`;
}
