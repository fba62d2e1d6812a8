import type { PickLineView } from '@cailan/shared-types';

const cold = { ambient: '', cold: '冷藏', frozen: '冷冻' } as const;

/** The zone of the shop that a line lies in: `B 区`, `冷藏`. */
const zoneOf = ({ storage, shelf }: PickLineView): string =>
  cold[storage] || (shelf ? `${shelf.split('-')[0] ?? ''} 区` : '没写货架');

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
