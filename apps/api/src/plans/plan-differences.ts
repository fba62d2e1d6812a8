import { classNames, formatFen, type DistrictView } from '@cailan/shared-types';
import { LABEL_DAYS } from '../district/plan/plan-view.service';
import { conductOf, type DistrictRules } from '../district/places/district-rules';
import type { ExpandedPlan } from './expanded-plan.types';

/** What the district has (amendments in force included) and what its plan's file says: one sentence for each difference. */
export function planDifferences(
  stands: DistrictView,
  { plan, rules }: { plan: ExpandedPlan; rules: DistrictRules },
): string[] {
  const said = (name: string, now: string, file: string) =>
    now === file ? [] : [`${name}：现在是 ${now || '没有'}，方案文件里是 ${file || '没有'}`];
  return [
    ...said(
      '限量',
      limitsOf(stands.limits),
      limitsOf(plan.limits.map((one) => ({ ...one, productClass: one.class }))),
    ),
    ...said(
      '限价',
      ceilingsOf(stands.ceilings),
      ceilingsOf(plan.priceCeilings.map(({ product, ceilingFen }) => ({ productCode: product, ceilingFen }))),
    ),
    ...byCode<{ name: string; staff: number; capacityHouseholds: number }>(
      '交接点',
      stands.dropPoints.map(({ capacity, ...point }) => ({ ...point, capacityHouseholds: capacity })),
      plan.dropPoints,
      ({ name, staff, capacityHouseholds }) => `${name}，${staff} 人，每时段 ${capacityHouseholds} 户`,
    ),
    ...byCode<{ name: string; weekdays: number[]; start: string; end: string }>(
      '配送时段',
      stands.windows,
      rules.windows,
      ({ name, weekdays, start, end }) => `${name}，星期 ${weekdays.join('、')}，${start}–${end}`,
    ),
    ...said('标签', labelOf(stands.label), labelOf({ ...rules.label, days: rules.label.days ?? LABEL_DAYS })),
    ...said('门口的规矩', gateOf(stands.conduct), gateOf(conductOf(rules))),
  ];
}

const limitsOf = (limits: DistrictView['limits']): string =>
  limits
    .map((one) => `${classNames[one.productClass]} ${one.periodDays} 天 ${one.quantity} 份`)
    .sort()
    .join('，');

const ceilingsOf = (ceilings: DistrictView['ceilings']): string =>
  ceilings
    .map(({ productCode, ceilingFen }) => `${productCode} ${formatFen(ceilingFen)}`)
    .sort()
    .join('，');

const labelOf = ({ name, address, phone, days }: DistrictView['label']): string =>
  `${name ? '写姓名' : '不写姓名'}，${address}，${phone}，${days} 天`;

const gateOf = ({ vehiclesEnter, peopleEnter, permit, outsideText }: DistrictView['conduct']): string =>
  [
    vehiclesEnter ? '车可以进' : '车不进',
    peopleEnter ? '人可以进' : '人不进',
    permit === 'never' ? '时段外一律不放行' : '时段外可以放行',
    outsideText,
  ].join('，');

function byCode<T>(
  what: string,
  now: readonly (T & { code: string })[],
  file: readonly (T & { code: string })[],
  words: (one: T) => string,
): string[] {
  const codes = [...new Set([...now, ...file].map(({ code }) => code))];
  const find = (list: readonly (T & { code: string })[], code: string) => {
    const one = list.find((each) => each.code === code);
    return one ? words(one) : '没有';
  };
  return codes
    .map((code) => ({ code, before: find(now, code), after: find(file, code) }))
    .filter(({ before, after }) => before !== after)
    .map(({ code, before, after }) => `${what} ${code}：现在是 ${before}，方案文件里是 ${after}`);
}
