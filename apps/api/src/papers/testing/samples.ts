import { addBags, BAG_LANES, type NoteRow, type PackGroup, type PackHousehold } from '@cailan/shared-types';
import type { PlacedSignOff } from '../sign-off/rows';
import type { Label, LabelDoc, LabelPaper } from '../labels/rows';
import type { MatrixGroup } from '../matrix/rows';
import type { PickListDoc } from '../pick-list/rows';
import type { PaperHead } from '../paper-head';
import { sum } from '../text';

export const HEAD: PaperHead = {
  roundCode: 'R-1121-02',
  supermarket: '老百姓超市',
  window: '11-21 晚 · 19:30–21:30',
  printedAt: '2026-11-21T10:22:00.000Z',
};

/** Characters that smaller fonts leave out of people's names. */
export const RARE = '喆堃镕䶮龘';
export const LONG_NAME = '阿卜杜热合曼·买买提艾力·图尔荪尼亚孜';
export const LONG_ADDRESS =
  '昌吉回族自治州阜康市准东街道临江苑社区幸福家园二期东区 118 号院 12 栋 3 单元 1602 室';

const GOODS = [
  { zone: '蔬菜 B 区', shelf: 'B-03', product: '胡萝卜', spec: '500 g', unitGrams: 500, byWeight: false },
  { zone: '蔬菜 B 区', shelf: 'B-04', product: '洋葱', spec: '1 kg', unitGrams: 1000, byWeight: false },
  { zone: '蔬菜 B 区', shelf: 'B-07', product: '西红柿', spec: '500 g/份', unitGrams: 500, byWeight: true },
  { zone: '粮油 C 区', shelf: 'C-01', product: '东北大米', spec: '5 kg', unitGrams: 5000, byWeight: false },
  {
    zone: '粮油 C 区',
    shelf: 'C-02',
    product: '非转基因压榨一级葵花籽油家庭装',
    spec: '5 L × 1 桶',
    byWeight: false,
  },
  { zone: '调料 D 区', shelf: 'D-11', product: '盐', spec: '400 g', unitGrams: 400, byWeight: false },
  { zone: '冷藏', shelf: '冷-01', product: '鲜鸡蛋', spec: '30 枚', byWeight: false },
  { zone: '冷藏', shelf: '冷-02', product: '牛奶', spec: '250 ml×12', byWeight: false },
] as const;

export function pickListSample(groupCount: number, productCount: number = GOODS.length): PickListDoc {
  const groups = Array.from({ length: groupCount }, (_, i) => `${i + 3}栋`);
  const lines = Array.from({ length: productCount }, (_, p) => {
    const goods = GOODS[Math.floor((p * GOODS.length) / productCount)] ?? GOODS[0];
    const perGroup = groups.map((_, g) => (p * 31 + g * 17) % 53);
    return { ...goods, offerId: `offer-${p}`, perGroup, quantity: sum(perGroup), picked: null };
  });
  return { ...HEAD, places: '临江苑 3 4 5 6 栋', groups, lines };
}

/** A line of which everything comes. */
export const asOrdered = (ordered: number) => ({
  ordered,
  quantity: ordered,
  missing: 0,
  substituted: 0,
  refundFen: 0,
});

export function householdSample(i: number, lineCount = 3 + (i % 7)): PackHousehold {
  const lines = Array.from({ length: lineCount }, (_, k) => {
    const { product, spec, byWeight } = GOODS[(i + k) % GOODS.length] ?? GOODS[0];
    return {
      product,
      spec,
      byWeight,
      ...asOrdered(1 + ((i * k) % 3)),
      wish: k % 5 === 4 ? '缺货：换同类' : undefined,
    };
  });
  const floor = 1 + Math.floor((i % 12) / 2);
  return {
    unit: `${1 + Math.floor(i / 12)} 单元`,
    door: `${floor}0${1 + (i % 2)}`,
    runningNumber: String(37 + i),
    name: i % 9 === 4 ? LONG_NAME : '王**',
    phone: '138****1234',
    bags: { total: 1 + (i % 3), cold: i % 3 === 2 ? 1 : 0, frozen: 0, medicine: i % 11 === 5 ? 1 : 0 },
    lines,
  };
}

export function packGroupSample(households: number): PackGroup {
  const list = Array.from({ length: households }, (_, i) => householdSample(i));
  const [first, ...rest] = list;
  const short = first && {
    ...first,
    lines: [
      ...first.lines,
      {
        product: '豆腐',
        spec: '',
        byWeight: false,
        ...asOrdered(2),
        ...{ quantity: 0, missing: 2, refundFen: 700 },
      },
      {
        product: '鲜牛奶',
        spec: '1 L',
        byWeight: false,
        ...asOrdered(3),
        ...{ quantity: 2, substitute: '纯牛奶 1 L', substituted: 1 },
      },
      { product: '猪肉', spec: '500 g/份', byWeight: true, grams: 1020, ...asOrdered(2) },
    ],
  };
  return { name: '3 栋', crates: 6, households: short ? [short, ...rest] : rest };
}

export function noteSample(i: number): NoteRow {
  const counts = [20 + i, 6 + (i % 5), i % 4, i % 3];
  return {
    name: `${i + 3}栋`,
    households: 12 + (i % 9),
    unpacked: i === 4 ? 2 : 0,
    bags: sum(counts),
    lanes: BAG_LANES.map((lane, k) => ({ lane, count: counts[k] ?? 0 })),
    crates: 2 + (i % 3),
  };
}

export function signOffSample(count: number): PlacedSignOff {
  const households = Array.from({ length: count }, (_, i) => {
    const { unit, door, name, bags } = householdSample(i);
    return {
      orderId: `order-${i}`,
      unit,
      door: `3-${unit[0]}-${door}`,
      name,
      runningNumber: 37 + i,
      bags,
      packed: i !== 7,
    };
  });
  return {
    ...{ name: '3栋', community: '临江苑社区', dropPoint: '东门配送点', crates: 6, households },
    bags: addBags(households.filter(({ packed }) => packed).map(({ bags }) => bags)),
    unpacked: households.filter(({ packed }) => !packed).length,
  };
}

export function matrixSample(roomCount: number, rowCount = 20): MatrixGroup {
  const rooms = Array.from({ length: roomCount }, (_, i) => ({
    unit: `${1 + Math.floor(i / 12)}单元`,
    door: `${1 + Math.floor((i % 12) / 2)}0${1 + (i % 2)}`,
  }));
  const rows = Array.from({ length: rowCount }, (_, r) => {
    const { product, spec } = GOODS[r % GOODS.length] ?? GOODS[0];
    return {
      product,
      spec,
      quantities: rooms.map((_, i) => (r === 3 ? 0 : Math.max(0, ((r * 7 + i * 5) % 6) - 2))),
    };
  });
  return { name: '3 栋', rooms, rows };
}

export function labelSample(i: number): Label {
  const lanes = ['ambient', 'cold', 'ambient', 'frozen', 'medicine'] as const;
  return {
    door: `${3 + (i % 20)}-${1 + (i % 4)}-${1 + (i % 16)}0${1 + (i % 3)}`,
    name: '王**',
    phone: `138****${String(1000 + (i % 9000))}`,
    address: `临江苑 ${3 + (i % 20)} 栋 ${1 + (i % 4)} 单元 ${1 + (i % 16)}0${1 + (i % 3)} 室`,
    runningNumber: String(1 + i),
    bag: 1,
    bags: 2,
    inGroup: { word: '本楼', bag: 1 + (i % 61), bags: 61 },
    lane: lanes[i % lanes.length] ?? 'ambient',
    drop: '东门取',
    qr: `CL1:B:01J9ZQ4V7K8M2N3P4Q5R6S7T8V${i}`,
    reprint: i % 7 === 6,
  };
}

export const HARD_LABEL: Label = {
  ...labelSample(0),
  door: '临江苑南区-12-3-1602',
  name: LONG_NAME,
  address: LONG_ADDRESS,
  phone: '13812341234',
  runningNumber: '12345',
  bag: 12,
  bags: 14,
  inGroup: { word: '本连', bag: 1021, bags: 1361 },
  lane: 'medicine',
  drop: '一连连部办公室门口帐篷取',
  reprint: true,
};

export function labelDocSample(paper: LabelPaper, labels: readonly Label[]): LabelDoc {
  return { ...HEAD, paper, count: labels.length, labels: [labels] };
}
