/** A phone does by itself what a desk asks its phone about. */
export const confirmOnPhone = <T>(attempt: (headers: Record<string, string>) => Promise<T>): Promise<T> =>
  attempt({});
