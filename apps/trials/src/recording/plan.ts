import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { DistrictRules } from '@cailan/api/district/places/district-rules';
import type { ExpandedPlan } from '@cailan/api/plans/expanded-plan.types';
import { expandPlan } from '@cailan/api/plans/plan.expand';
import { rulesOf } from '@cailan/api/plans/plan.file';
import { parsePlan } from '@cailan/api/plans/plan.parse';

const FOLDER = join(__dirname, '../../../../plans');
const WINDOW = 'TOWN-EVENING';
const COMMUNITY = 'LJY';
const GATE = 'LJYA-GATE';
/** Two buildings of eight homes. */
const HOUSEHOLDS = 16;
const LAYOUT = { units: 2, floors: 2, roomsPerFloor: 2 };
/** Products of the wide round, by which lists are measured. */
const WIDE = 300;
/** In a hundred households a handful is served first; so few households need a larger share of them. */
const PRIORITY_PERMILLE = 120;

interface Goods {
  code: string;
  name: string;
  spec: string;
  class: string;
  saleKind: string;
  priceFen: number;
  massGrams: number;
}
interface CatalogueFile {
  products: Goods[];
}
interface PlanFile {
  households: number;
  streets: {
    communities: { code: string; areas: { code: string; households: number; layouts: object[] }[] }[];
  }[];
  dropPoints: { code: string }[];
  windows: { code: string }[];
  hops: { compound: object };
  suppliers: { code: string; communities: string[]; windows: object[]; carries: object }[];
  residents: { priority: { permille: number }[] };
}

/** What the main shop carries: a little of every kind, goods by weight and two bundles among it. */
const MAIN_GOODS = [
  ...['GRN-001', 'GRN-003', 'GRN-004', 'GRN-016'],
  ...['VEG-001', 'VEG-002', 'VEG-003', 'VEG-005', 'VEG-006', 'VEG-015', 'VEG-016', 'VEG-017', 'VEG-018'],
  ...['VEG-019', 'VEG-032', 'VEG-033', 'FRT-001', 'FRT-003', 'MEA-002', 'MEA-005', 'MEA-009'],
  ...['EGG-001', 'EGG-002', 'EGG-004', 'SEA-001', 'SEA-005', 'DLY-001', 'DLY-002', 'BAB-004'],
];
const MAIN_BUNDLES = ['BUN-001', 'BUN-003'];

/** A small part of the regiment's plan: one compound, its gate, the evening's window, and two shops, one of them wide. */
export function recordedPlan(): { plan: ExpandedPlan; rules: DistrictRules } {
  const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
  const catalogue = withPacks(parse(read('catalogue.yaml')) as CatalogueFile);
  const file = partOf(parse(read('a8-regiment.yaml')) as PlanFile, wideGoods(catalogue));
  const source = parsePlan(stringify(file, { aliasDuplicateObjects: false }), () => stringify(catalogue));
  return { plan: expandPlan(source), rules: rulesOf(source) };
}

function partOf(file: PlanFile, wide: string[]): PlanFile {
  const [street] = file.streets;
  const [community] = street?.communities.filter(({ code }) => code === COMMUNITY) ?? [];
  const [area] = community?.areas ?? [];
  if (!street || !community || !area) throw new Error('the plan has no compound');
  community.areas = [{ ...area, households: HOUSEHOLDS, layouts: [LAYOUT] }];
  const carries = [{ products: MAIN_GOODS, bundles: MAIN_BUNDLES }, { products: wide }];
  return {
    ...file,
    households: HOUSEHOLDS,
    streets: [{ ...street, communities: [community] }],
    dropPoints: file.dropPoints.filter(({ code }) => code === GATE),
    hops: { compound: file.hops.compound },
    windows: file.windows.filter(({ code }) => code === WINDOW),
    suppliers: file.suppliers.slice(0, carries.length).map((supplier, i) => ({
      ...supplier,
      communities: [COMMUNITY],
      windows: [{ window: WINDOW }],
      carries: carries[i] ?? {},
    })),
    residents: {
      ...file.residents,
      priority: file.residents.priority.slice(-1).map((kind) => ({ ...kind, permille: PRIORITY_PERMILLE })),
    },
  };
}

/** Every piece also in packs of two and of three, so that a shelf of three hundred can be filled. */
function withPacks(catalogue: CatalogueFile): CatalogueFile {
  const packs = [2, 3].flatMap((count) =>
    catalogue.products
      .filter((goods) => goods.saleKind === 'piece' && goods.class !== 'medicine')
      .map((goods) => ({
        ...goods,
        code: `${goods.code}-${count}`,
        spec: `${goods.spec} × ${count}`,
        priceFen: goods.priceFen * count,
        massGrams: goods.massGrams * count,
      })),
  );
  return { ...catalogue, products: [...catalogue.products, ...packs] };
}

const wideGoods = ({ products }: CatalogueFile): string[] =>
  products
    .filter((goods) => goods.class !== 'medicine')
    .slice(0, WIDE)
    .map(({ code }) => code);
