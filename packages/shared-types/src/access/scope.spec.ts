import { type Grant, inScope, type PlaceRef, type Role, roleNames, ROLES } from './scope';

const now = '2026-11-21T11:30:00.000Z';

const grant = (more: Partial<Grant> = {}): Grant => ({
  role: 'grid_leader',
  scopeKind: 'grid',
  scopeId: 'g1',
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: null,
  ...more,
});

const room: PlaceRef = { district: 'd1', community: 'c1', grid: 'g1', building: 'b1', household: 'h1' };

describe('inScope', () => {
  it.each<[string, Grant[], Role[], PlaceRef, boolean]>([
    ['a leader in the grid', [grant()], ['grid_leader'], room, true],
    ['a leader of another grid', [grant({ scopeId: 'g2' })], ['grid_leader'], room, false],
    ['a role that does not count here', [grant()], ['driver', 'inspector'], room, false],
    ['nobody', [], ['grid_leader'], room, false],
    [
      'a level above',
      [grant({ role: 'district_admin', scopeKind: 'district', scopeId: 'd1' })],
      ['district_admin'],
      room,
      true,
    ],
    [
      'an id of another level',
      [grant({ scopeKind: 'community', scopeId: 'g1' })],
      ['grid_leader'],
      room,
      false,
    ],
    [
      'a level that is not known',
      [grant({ scopeKind: 'unit', scopeId: 'u1' })],
      ['grid_leader'],
      room,
      false,
    ],
    ['a place of which nothing is known', [grant()], ['grid_leader'], {}, false],
    ['a level that is null', [grant()], ['grid_leader'], { grid: null }, false],
    ['one grant of several', [grant({ scopeId: 'g2' }), grant()], ['grid_leader'], room, true],
    [
      'role and scope of different grants',
      [grant({ scopeId: 'g2' }), grant({ role: 'driver' })],
      ['grid_leader'],
      room,
      false,
    ],
    ['from its first instant', [grant({ startsAt: now })], ['grid_leader'], room, true],
    ['before it starts', [grant({ startsAt: '2026-11-21T11:30:00.001Z' })], ['grid_leader'], room, false],
    ['at its end', [grant({ endsAt: now })], ['grid_leader'], room, false],
    ['before its end', [grant({ endsAt: '2026-11-21T11:30:00.001Z' })], ['grid_leader'], room, true],
  ])('%s: %#', (_name, grants, roles, ref, expected) => {
    expect(inScope(grants, roles, ref, now)).toBe(expected);
  });
});

describe('roleNames', () => {
  it('names every role differently', () => {
    expect(new Set(ROLES.map((role) => roleNames[role])).size).toBe(ROLES.length);
  });
});
