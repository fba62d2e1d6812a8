import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';

/** Households that an area keeps at least, so that its captain and deputy have neighbours. */
const FEWEST = 10;
/** Households of a lane or platoon. */
const A_LANE = 6;

interface AreaFile {
  households: number;
  dropPoint: string;
  lanes?: number;
  platoons?: number;
}
interface PlanFile {
  households: number;
  catalogue: string;
  streets: { communities: { areas: AreaFile[] }[] }[];
  dropPoints: { code: string; kind: string }[];
}

/**
 * Writes a plan of `households` beside its catalogue into `folder`: fewer areas, spread over all communities, each cut in
 * proportion. People on duty, suppliers, windows and rules stay. Gives the file.
 */
export function writeSmallPlan(file: string, households: number, folder: string): string {
  const plan = parse(readFileSync(file, 'utf8')) as PlanFile;
  const communities = plan.streets.flatMap((street) => street.communities);
  const all = communities.flatMap(({ areas }) => areas);
  const kept = chosenAreas(
    communities.map(({ areas }) => areas),
    Math.floor(households / FEWEST),
  );
  const before = kept.reduce((sum, area) => sum + area.households, 0);
  let given = 0;
  let seen = 0;
  for (const area of kept) {
    seen += area.households;
    area.households = Math.round((seen * households) / before) - given;
    given += area.households;
    if (area.lanes) area.lanes = Math.min(area.lanes, Math.max(1, Math.floor(area.households / A_LANE)));
    if (area.platoons)
      area.platoons = Math.min(area.platoons, Math.max(1, Math.floor(area.households / A_LANE)));
  }
  for (const community of communities)
    community.areas = community.areas.filter((area) => kept.includes(area));
  for (const street of plan.streets)
    street.communities = street.communities.filter(({ areas }) => areas.length > 0);
  if (all.length > kept.length)
    plan.dropPoints = plan.dropPoints.filter(
      ({ code, kind }) => kind === 'sorting_point' || kept.some(({ dropPoint }) => dropPoint === code),
    );
  plan.households = households;
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(dirname(file), plan.catalogue), join(folder, plan.catalogue));
  const small = join(folder, basename(file));
  writeFileSync(small, stringify(plan, { aliasDuplicateObjects: false }));
  return small;
}

/** In turn one area of each community, so that none is left without; all of them where there is room. */
function chosenAreas(byCommunity: readonly AreaFile[][], most: number): AreaFile[] {
  const longest = Math.max(...byCommunity.map((areas) => areas.length));
  const inTurn = Array.from({ length: longest }, (_, i) =>
    byCommunity.flatMap((areas) => areas[i] ?? []),
  ).flat();
  const chosen = new Set(inTurn.slice(0, Math.max(most, byCommunity.length)));
  return byCommunity.flat().filter((area) => chosen.has(area));
}
