/** The page on which a load is checked; without a point, the first of mine that it goes to. */
export function gateUrl(loadId: string, dropPointId?: string): string {
  const point = dropPointId === undefined ? '' : `&dropPointId=${dropPointId}`;
  return `/community/gate/index?loadId=${loadId}${point}`;
}
