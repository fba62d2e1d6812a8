/** Runs `work` for every item, at most `clients` at a time, and counts each that is done. The first failure ends it. */
export async function crowd<T>(
  clients: number,
  items: readonly T[],
  tick: () => void,
  work: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const client = async () => {
    for (let i = next++; i < items.length; i = next++) {
      await work(items[i] as T, i);
      tick();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(clients, items.length) }, client));
  } finally {
    next = items.length;
  }
}
