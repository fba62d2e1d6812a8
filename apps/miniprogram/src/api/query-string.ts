/** A path with what it asks, each under its name, percent-encoded; what is undefined is not asked. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
  return asked ? `${path}?${asked}` : path;
}
