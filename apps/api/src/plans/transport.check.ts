import { PLACE_KINDS } from '@cailan/shared-types';
import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';
import { type PlaceKind } from './plan.types';
import { type DeliveryWindow, dropPointKinds } from '../district/places/district-rules';
import type { PlaceCodes } from './places.check';
import { Codes, each, noRepeats } from './reference';

/** Checks the windows themselves, and that every kind of place in the plan has one. */
export function checkWindows(
  plan: Loose<PlanFile>,
  places: PlaceCodes,
  faults: FaultList,
): Codes<Loose<DeliveryWindow>> {
  const windows = new Codes<Loose<DeliveryWindow>>('window', faults);
  const served = new Set<PlaceKind | undefined>();
  for (const [window, path] of each(plan.windows, 'windows')) {
    windows.declare(window.code, `${path}.code`, window);
    noRepeats(window.placeKinds, `${path}.placeKinds`, faults);
    noRepeats(window.weekdays, `${path}.weekdays`, faults);
    for (const kind of window.placeKinds ?? []) served.add(kind);
    checkSpan(window.start, window.end, path, faults);
  }
  for (const kind of kindsOf(places)) {
    if (plan.windows && !served.has(kind)) faults.add('windows', `no window for ${kind}`);
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
  if (start !== undefined && end !== undefined && end <= start) faults.add(`${path}.end`, 'before start');
}

/** Checks that every kind of place has a way from shelf to door, through the drop points its areas name. */
export function checkHops(plan: Loose<PlanFile>, places: PlaceCodes, faults: FaultList): void {
  for (const kind of kindsOf(places)) {
    if (plan.hops && !plan.hops[kind]) faults.addOnce(`hops.${kind}`, 'missing');
  }
  for (const kind of PLACE_KINDS) checkRoute(plan, kind, faults);
  for (const { area, kind, path } of places.areas) {
    const route = plan.hops?.[kind];
    const point = (plan.dropPoints ?? []).find((one) => one?.code === area.dropPoint);
    if (!route || !point?.kind) continue;
    const passes = new Set(route.map((hop) => hop?.stop));
    if (!passes.has(point.kind) && !passes.has(undefined)) {
      faults.add(`${path}.dropPoint`, `no ${point.kind} in hops.${kind}`);
    }
    if (passes.has('sorting_point') && point.via === undefined) {
      faults.add(
        `${path}.dropPoint`,
        `hops.${kind} passes a sorting point, ${point.code ?? 'this'} has no via`,
      );
    }
  }
}

function checkRoute(plan: Loose<PlanFile>, kind: PlaceKind, faults: FaultList): void {
  const route = plan.hops?.[kind];
  const path = `hops.${kind}`;
  if (!route || route.length === 0) return;
  const stops = route.map((hop) => hop?.stop);
  if (stops[0] !== undefined && stops[0] !== 'supermarket') {
    faults.add(`${path}[0].stop`, 'the first stop is the supermarket');
  }
  const last = stops.length - 1;
  if (stops[last] !== undefined && stops[last] !== 'household') {
    faults.add(`${path}[${last}].stop`, 'the last stop is the household');
  }
  for (const [index, stop] of stops.entries()) {
    if (stop === undefined) continue;
    if (stops.indexOf(stop) < index) faults.add(`${path}[${index}].stop`, `${stop} is passed twice`);
    const existing = (plan.dropPoints ?? []).some((point) => point?.kind === stop);
    if (dropPointKinds.some((known) => known === stop) && !existing) {
      faults.add(`${path}[${index}].stop`, `the plan has no ${stop}`);
    }
  }
}

function kindsOf(places: PlaceCodes): PlaceKind[] {
  return PLACE_KINDS.filter((kind) => places.areas.some((area) => area.kind === kind));
}
