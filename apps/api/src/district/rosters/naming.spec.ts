import fc from 'fast-check';
import { isDoor, readAddress } from '@cailan/shared-types';
import { addressOf, doorOf } from './naming';

const number = fc.integer({ min: 1, max: 120 }).map(String);
const area = fc.constantFrom('甲苑', '幸福花园二期', '五一小区', '98号院', '翠湖别墅区');
const building = fc.oneof(number, fc.constantFrom('A', 'B1', '甲', '12A'));
const unit = fc.option(fc.constantFrom('1', '2', '东', '底商', 'B'), { nil: undefined });
const room = fc.constantFrom('101', '1203', '501A', '5东', '5');
const homes = fc.oneof(
  fc.record({ area, building, unit, room }),
  fc.record({ area, building: number, lane: fc.constant('58弄'), room }),
  fc.record({ area, lane: fc.constantFrom('5巷', '58弄', '2排'), room: number }),
  fc.record({ area, group: fc.constantFrom('3组', '1连'), room: number }),
  fc.record({ area, group: fc.constant('1连'), lane: fc.constant('2排'), room: number }),
  fc.record({ area: fc.constant('翠湖别墅区'), building: number }),
);

describe('a home’s names', () => {
  it('read as the same home again: its address in full, its door from the building on', () => {
    fc.assert(
      fc.property(homes, (parts) => {
        const home = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
        const whole = { area: parts.area, ...home };
        expect(readAddress(addressOf(whole))).toEqual(whole);
        expect([doorOf(whole), isDoor(doorOf(whole), addressOf(whole), addressOf(whole))]).toEqual([
          doorOf(whole),
          true,
        ]);
      }),
    );
  });
});
