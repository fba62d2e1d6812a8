import { zoneOf, type PickLineView } from '@cailan/shared-types';

/** The lines in their order, cut wherever another zone begins. */
export function zonesOf(lines: readonly PickLineView[]): { zone: string; lines: PickLineView[] }[] {
  const zones: { zone: string; lines: PickLineView[] }[] = [];
  for (const line of lines) {
    const zone = zoneOf(line);
    const last = zones[zones.length - 1];
    if (last?.zone === zone) last.lines.push(line);
    else zones.push({ zone, lines: [line] });
  }
  return zones;
}
