/** `group_orders` → `groupOrder`, `bodies` → `body`. */
export const singular = (table: string): string =>
  table
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
