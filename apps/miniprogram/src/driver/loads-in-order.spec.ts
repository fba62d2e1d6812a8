import type { LoadStatus, LoadView } from '@cailan/shared-types';
import { cargoOf, loadsInOrder } from './loads-in-order';

const load = (id: string, slotAt: string, status: LoadStatus, driverId = 'me'): LoadView => ({
  id,
  windowId: 'w',
  supermarketId: 's',
  supermarketName: '强燕超市',
  vehiclePlate: '鲁C·8K215',
  driverId,
  driverName: '周师傅',
  status,
  hours: { startAt: slotAt, endAt: slotAt },
  slotAt,
  dispatchedAt: null,
  loadingHandoffId: null,
  vehicleRegistered: true,
  conduct: { vehiclesEnter: false, peopleEnter: false, permit: 'with_reason', outsideText: '' },
  stops: [],
});

describe('a driver’s loads', () => {
  const loads = [
    load('later', '2026-11-21T12:00:00.000Z', 'loading'),
    load('old', '2026-11-19T11:30:00.000Z', 'done'),
    load('sooner', '2026-11-21T11:30:00.000Z', 'arrived'),
    load('of another', '2026-11-21T11:00:00.000Z', 'loading', 'other'),
    load('broke down', '2026-11-20T12:30:00.000Z', 'returned'),
    load('not needed', '2026-11-20T12:00:00.000Z', 'dissolved'),
    load('stolen', '2026-11-18T12:00:00.000Z', 'lost'),
    load('yesterday', '2026-11-20T11:30:00.000Z', 'done'),
  ];

  it('are mine, the next slot first, and then the latest that have ended', () => {
    const { toDrive, ended } = loadsInOrder(loads, 'me');
    expect(toDrive.map(({ id }) => id)).toEqual(['sooner', 'later']);
    expect(ended.map(({ id }) => id)).toEqual(['broke down', 'not needed', 'yesterday', 'old', 'stolen']);
  });

  it('are none for nobody', () => {
    expect(loadsInOrder(loads, undefined)).toEqual({ toDrive: [], ended: [] });
  });
});

it('adds up what a load carries', () => {
  const group = {
    groupOrderId: 'g',
    name: '3栋',
    status: 'dispatched',
    gateHandoffId: null,
    units: [] as never[],
  } as const;
  const stop = {
    dropPointId: 'p',
    name: '北门',
    kind: 'gate',
    arrivedAt: null,
    queueNumber: null,
    transferHandoffId: null,
    stored: 0,
  };
  const stops = [
    { ...stop, groups: [{ ...group, bags: 61, crates: 4 }] },
    { ...stop, groups: [{ ...group, bags: 49, crates: 3 }] },
  ];
  expect(cargoOf({ ...load('l', '', 'loading'), stops })).toEqual({ bags: 110, crates: 7, groups: 2 });
});
