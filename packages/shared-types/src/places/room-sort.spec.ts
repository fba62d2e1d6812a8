import fc from 'fast-check';
import { roomSort, sortByDoor } from './room-sort';

const door = fc
  .array(
    fc.constantFrom(
      '1',
      '2',
      '10',
      '101',
      '1001',
      '01',
      'A',
      'B',
      '连',
      '排',
      '一',
      '十二',
      '-',
      '号楼',
      ' ',
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''));

describe('roomSort', () => {
  it.each<[string, string[]]>([
    ['rooms by number', ['2-1-101', '2-1-102', '2-1-1001', '2-2-101', '10-1-101']],
    [
      'rows of a company',
      ['一连-二排-3', '一连-十排-1', '二连-一排-12', '十连-一排-1', '十一连-一排-1', '二十连-一排-1'],
    ],
    ['Arabic and Chinese alike', ['1连-2排', '二连-1排', '3连-1排']],
    ['numbers before letters', ['12-1-101', '12A-1-101', '12B-1-101', 'A-1-101']],
    ['a building before its rooms', ['3', '3-1', '3-1-101']],
    ['written out', ['2号楼1单元101室', '2号楼2单元101室', '10号楼1单元101室']],
    ['full-width digits', ['1-101', '２-101', '10-101', '１０-102']],
    ['hundreds, and digits read one by one', ['九十九号', '一百号', '一百零三号', '一百二十号', '二〇一号']],
  ])('%s', (_name, doors) => {
    expect([...doors].reverse().sort(roomSort)).toEqual(doors);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(door, door, door, (a, b, c) => {
        expect(Math.sign(roomSort(a, b)) + Math.sign(roomSort(b, a))).toBe(0);
        expect(roomSort(a, b) === 0).toBe(a === b);
        if (roomSort(a, b) <= 0 && roomSort(b, c) <= 0) expect(roomSort(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('sortByDoor', () => {
  it('sorts a copy as roomSort does', () => {
    fc.assert(
      fc.property(fc.array(door), (doors) => {
        const before = [...doors];
        expect(sortByDoor(doors, (one) => one)).toEqual([...doors].sort(roomSort));
        expect(doors).toEqual(before);
      }),
    );
  });
});
