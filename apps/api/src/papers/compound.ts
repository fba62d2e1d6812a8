/** A building's own part of its address: `1号楼…`, `12栋…`, `甲座…`, `3巷…`. */
const BUILDING = /(?:\d+|[A-Za-z甲乙丙丁戊己庚辛])(?:号楼|号院|栋|幢|座|巷|排|楼)/u;

/** The compound (小区) that a building's name or an address begins with; empty where it names none. */
export function compoundOf(name: string): string {
  const at = BUILDING.exec(name)?.index ?? 0;
  return name.slice(0, at).trim();
}

/**
 * The large line of a label. Where a drop point serves several compounds the door alone is another family's too, so
 * that the compound stands in front of it: `甲苑 1-1-101`.
 */
export function labelDoor(door: string, address: string, compoundsAtPoint: number): string {
  const compound = compoundsAtPoint > 1 ? compoundOf(address) : '';
  return compound && !door.startsWith(compound) ? `${compound} ${door}` : door;
}
