import { PLACE_KINDS } from '@cailan/shared-types';
import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';
import { type PlaceKind } from './plan.types';
import { fieldAt } from './plan.sentence';
import { type DeliveryWindow, dropPointKinds, type Stop } from '../district/places/district-rules';
import type { PlaceCodes } from './places.check';
import { kindNames, stopNames } from './place-words';
import { Codes, each, noRepeats, noTwoOfAName } from './reference';

/** Checks the windows themselves, and that every kind of place in the plan has one. */
export function checkWindows(
  plan: Loose<PlanFile>,
  places: PlaceCodes,
  faults: FaultList,
): Codes<Loose<DeliveryWindow>> {
  const windows = new Codes<Loose<DeliveryWindow>>('配送时段', faults);
  const served = new Set<PlaceKind | undefined>();
  for (const [window, path] of each(plan.windows, 'windows')) {
    windows.declare(window.code, `${path}.code`, window);
    noRepeats(window.placeKinds, `${path}.placeKinds`, faults);
    noRepeats(window.weekdays, `${path}.weekdays`, faults);
    for (const kind of window.placeKinds ?? []) served.add(kind);
    checkSpan(window.start, window.end, path, faults);
  }
  noTwoOfAName(each(plan.windows, 'windows'), faults);
  checkOverlaps(plan.windows, faults);
  for (const kind of kindsOf(places)) {
    if (plan.windows && !served.has(kind))
      faults.add(
        'windows',
        `没有一个时段送到 ${kind}（${kindNames[kind]}），请在某个时段的 placeKinds 里写上`,
      );
  }
  return windows;
}

/** Times of day of equal length sort as text. */
export function checkSpan(
  start: string | undefined,
  end: string | undefined,
  path: string,
  faults: FaultList,
): void {
  if (start !== undefined && end !== undefined && end <= start)
    faults.add(`${path}.end`, `应晚于开始时间 ${start}`);
}

/** At one place one window at a time: a list, a load and an arrival belong to one of them. */
function checkOverlaps(windows: Loose<PlanFile>['windows'], faults: FaultList): void {
  const all = [...each(windows, 'windows')];
  for (const [index, [window, path]] of all.entries()) {
    const other = all.slice(0, index).find(([earlier]) => overlap(earlier, window));
    if (other)
      faults.add(path, `和“${fieldAt(other[1])}”时间重叠，送到的地方也一样；同一处同一天的时段不能重叠`);
  }
}

function overlap(one: Loose<DeliveryWindow>, other: Loose<DeliveryWindow>): boolean {
  if (!one.start || !one.end || !other.start || !other.end) return false;
  const both = <T>(a: readonly T[] = [], b: readonly T[] = []) => a.some((item) => b.includes(item));
  return (
    both(one.placeKinds, other.placeKinds) &&
    both(one.weekdays, other.weekdays) &&
    one.start < other.end &&
    other.start < one.end
  );
}

/** Checks that every kind of place has a way from shelf to door, through the drop points its areas name. */
export function checkHops(plan: Loose<PlanFile>, places: PlaceCodes, faults: FaultList): void {
  for (const kind of kindsOf(places)) {
    if (plan.hops && !plan.hops[kind])
      faults.addOnce(`hops.${kind}`, `有${kindNames[kind]}，请写明它的交接环节`);
  }
  for (const kind of PLACE_KINDS) checkRoute(plan, kind, faults);
  for (const { area, kind, path } of places.areas) {
    const route = plan.hops?.[kind];
    const point = (plan.dropPoints ?? []).find((one) => one?.code === area.dropPoint);
    if (!route || !point?.kind) continue;
    const passes = new Set(route.map((hop) => hop?.stop));
    if (!passes.has(point.kind) && !passes.has(undefined)) {
      faults.add(
        `${path}.dropPoint`,
        `这个交接点是 ${point.kind}（${stopNames[point.kind]}），hops.${kind} 里没有这个环节`,
      );
    }
    if (passes.has('sorting_point') && point.via === undefined) {
      faults.add(`${path}.dropPoint`, `hops.${kind} 要经过分拣点，这个交接点没有写 via`);
    }
  }
}

function checkRoute(plan: Loose<PlanFile>, kind: PlaceKind, faults: FaultList): void {
  const route = plan.hops?.[kind];
  const path = `hops.${kind}`;
  if (!route || route.length === 0) return;
  const stops = route.map((hop) => hop?.stop);
  if (stops[0] !== undefined && stops[0] !== 'supermarket') {
    faults.add(`${path}[0].stop`, '第一个环节应为 supermarket（商超）');
  }
  const last = stops.length - 1;
  if (stops[last] !== undefined && stops[last] !== 'household') {
    faults.add(`${path}[${last}].stop`, '最后一个环节应为 household（住户）');
  }
  for (const [index, stop] of stops.entries())
    if (stop) checkStop(plan, stops, index, `${path}[${index}].stop`, faults);
}

/** A stop stands once on its way, nearer to the door than those before it, at a drop point that there is. */
function checkStop(
  plan: Loose<PlanFile>,
  stops: readonly (Stop | undefined)[],
  index: number,
  path: string,
  faults: FaultList,
): void {
  const stop = stops[index];
  if (!stop) return;
  const earlier = stops.slice(0, index).find((one) => one && ranks[one] > ranks[stop]);
  if (earlier && index > 0 && index < stops.length - 1)
    faults.add(path, `${stopNames[stop]}应在${stopNames[earlier]}之前`);
  if (stops.indexOf(stop) < index) faults.add(path, '这个环节写了两次，请只留一个');
  const existing = (plan.dropPoints ?? []).some((point) => point?.kind === stop);
  if (dropPointKinds.some((known) => known === stop) && !existing) {
    faults.add(path, `dropPoints 里没有一个是 ${stop}（${stopNames[stop]}）`);
  }
}

/** How far from the shelf a stop stands. */
const ranks: Record<Stop, number> = {
  supermarket: 0,
  driver: 1,
  sorting_point: 2,
  gate: 3,
  office: 3,
  delivery_point: 3,
  captain: 4,
  leader: 4,
  committee: 4,
  carrier: 4,
  household: 5,
};

function kindsOf(places: PlaceCodes): PlaceKind[] {
  return PLACE_KINDS.filter((kind) => places.areas.some((area) => area.kind === kind));
}
