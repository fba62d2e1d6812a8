/**
 * Whether `from → to` stands in a status table (domain §12). Each table is the only way to move, asked by button and
 * server.
 */
export function canMove<S extends string>(table: Record<S, readonly S[]>, from: S, to: S): boolean {
  return table[from].includes(to);
}
