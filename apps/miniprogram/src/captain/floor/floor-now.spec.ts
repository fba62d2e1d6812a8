import type { BagStatus, FloorListView } from '@cailan/shared-types';
import type { Entry } from '../../offline/outbox';
import { doorAt, doorStateOf, nextDoor, progressOf, unitsOf, withEntry, type Place } from './floor-now';

type Bags = readonly (readonly [code: string, status: BagStatus])[];

const household = (door: string, unit: string, bags: Bags): FloorListView['households'][number] => ({
  householdId: `home ${door}`,
  door,
  unit,
  deliveryGroupId: 'g3',
  deliveryGroupName: '3栋',
  recipient: '王小明',
  phone: '13812341234',
  helpNeeded: false,
  bags: bags.map(([code, status]) => ({ id: code, code, door, lane: 'ambient', status, version: 3 })),
});

const floor: FloorListView = {
  groupOrderIds: ['order'],
  households: [
    household('3-1-101', '1单元', [
      ['A1', 'handed_over'],
      ['A2', 'handed_over'],
    ]),
    household('3-1-102', '1单元', [['B1', 'delivered']]),
    household('3-2-101', '2单元', [['C1', 'held']]),
    household('3-2-102', '2单元', [['D1', 'handed_over']]),
    household('3-2-201', '2单元', [['E1', 'returned']]),
  ],
};

const entry = (route: Entry['route'], params: Entry['params'], body: Entry['body']): Entry => ({
  id: 'event',
  route,
  params,
  body,
  label: '',
  subject: '',
  renews: [],
  at: '2026-11-21T12:00:00.000Z',
  state: 'waiting',
  failures: 0,
});
const atDoor = (door: string, body: Entry['body'], windowId = 'w') =>
  entry(
    'POST /windows/:id/households/:householdId/door',
    { id: windowId, householdId: `home ${door}` },
    body,
  );
const resolved = (code: string, to: BagStatus) => entry('POST /bags/:code/resolution', { code }, { to });

const statuses = (list: FloorListView): string =>
  list.households.flatMap(({ bags }) => bags.map(({ code, status }) => `${code} ${status}`)).join(', ');
const AS_IT_WAS = statuses(floor);

describe('the list with what waits on the phone', () => {
  it.each<[string, Entry, string]>([
    ['every bag in hand', atDoor('3-1-101', { outcome: 'delivered' }), 'A1 delivered, A2 delivered'],
    [
      'some of them',
      atDoor('3-1-101', { outcome: 'damaged', bagCodes: ['A2'] }),
      'A1 handed_over, A2 damaged',
    ],
    ['nobody home', atDoor('3-2-102', { outcome: 'not_home', heldAt: '门卫室' }), 'D1 held'],
    ['a held bag collected', resolved('C1', 'collected'), 'C1 collected'],
  ])('%s', (_case, waiting, words) => {
    const once = withEntry('w', floor, waiting);
    expect(statuses(once)).toContain(words);
    expect(statuses(withEntry('w', once, waiting))).toBe(statuses(once));
    expect(statuses(floor)).toBe(AS_IT_WAS);
  });

  it.each<[string, Entry]>([
    ['what is no longer in hand', atDoor('3-1-102', { outcome: 'refused' })],
    ['another window', atDoor('3-1-101', { outcome: 'delivered' }, 'yesterday')],
    ['a household of another list', atDoor('4-1-101', { outcome: 'delivered' })],
    ['a way that the status table has not', resolved('B1', 'returned')],
    ['another route', entry('POST /handoffs/:id/check-offs', { id: 'h' }, { bagCode: 'A1' })],
  ])('leaves alone %s', (_case, waiting) => {
    expect(statuses(withEntry('w', floor, waiting))).toBe(AS_IT_WAS);
  });

  it('counts the version on, and keeps the households it does not touch', () => {
    const after = withEntry('w', floor, atDoor('3-2-102', { outcome: 'left_at_door' }));
    expect(after.households[3]?.bags[0]).toMatchObject({ status: 'left_at_door', version: 4 });
    expect(after.households[0]).toBe(floor.households[0]);
  });
});

describe('the way along the doors', () => {
  it('says how far each door is', () => {
    expect(floor.households.map(doorStateOf)).toEqual(['in_hand', 'done', 'unfinished', 'in_hand', 'done']);
  });

  it('counts who has the goods: what went back to the shop was not served', () => {
    const { unfinished, ...counts } = progressOf(floor);
    expect(counts).toEqual({ households: 5, served: 1, bagsInHand: 3 });
    expect(unfinished.map(({ door }) => door)).toEqual(['3-2-101']);
  });

  it('goes by units', () => {
    const counts = unitsOf(floor).map(({ name, toDo, unfinished, households }) => [
      name,
      toDo,
      unfinished,
      households.length,
    ]);
    expect(counts).toEqual([
      ['1单元', 1, 0, 2],
      ['2单元', 1, 1, 3],
    ]);
  });

  it('names the building where there are several', () => {
    const other = { ...household('4-1-101', '1单元', []), deliveryGroupId: 'g4', deliveryGroupName: '4栋' };
    const names = unitsOf({ ...floor, households: [...floor.households, other] }).map(({ name }) => name);
    expect(names).toEqual(['3栋 1单元', '3栋 2单元', '4栋 1单元']);
  });

  it.each([
    [undefined, '3-1-101'],
    ['home 3-1-101', '3-2-102'],
    ['home 3-2-102', '3-1-101'],
    ['home nobody', '3-1-101'],
  ])('after %s comes %s', (after, door) => {
    expect(nextDoor(floor.households, after)?.door).toBe(door);
  });

  it('has no next door when all goods are out of hand', () => {
    expect(nextDoor([], undefined)).toBeUndefined();
  });
});

describe('where the captain stands', () => {
  const units = unitsOf(floor);

  it.each<[string, Place, string, string | undefined]>([
    ['at the beginning', {}, '1单元', '3-1-101'],
    ['at the door that was asked for', { unit: 'g3 1单元', door: 'home 3-1-102' }, '1单元', '3-1-102'],
    ['in the unit that was chosen', { unit: 'g3 2单元' }, '2单元', '3-2-102'],
    ['at what was passed over', { unit: 'g3 2单元', last: 'home 3-2-201' }, '2单元', '3-2-102'],
  ])('%s', (_case, place, unit, door) => {
    const at = doorAt(units, place);
    expect([at.unit?.name, at.household?.door]).toEqual([unit, door]);
  });

  it('goes on to the next unit when one is finished, and stays in it when it was chosen by hand', () => {
    const doneBelow = unitsOf(withEntry('w', floor, atDoor('3-1-101', { outcome: 'delivered' })));
    const after = doorAt(doneBelow, { unit: 'g3 1单元', last: 'home 3-1-101' });
    expect([after.unit?.name, after.household?.door]).toEqual(['2单元', '3-2-102']);
    const chosen = doorAt(doneBelow, { unit: 'g3 1单元' });
    expect([chosen.unit?.name, chosen.household]).toEqual(['1单元', undefined]);
  });

  it('is nowhere in an empty list', () => {
    expect(doorAt([], { last: 'home 3-1-101' })).toEqual({ unit: undefined, household: undefined });
  });
});
