import { machine } from '@cailan/api/ground/clock';
import { newId } from '@cailan/api/ground/db/ids';
import { at, Sealer } from '@cailan/api/ground/db/sealer';
import type { TestPerson, World } from '../../world/world';
import type { Rows } from './page-rows';

/** The computers at which somebody is signed in. */
export async function desks(rows: Rows, { id: personId }: TestPerson): Promise<void> {
  const { world } = rows;
  const times = { createdAt: machine.now(), renewedAt: machine.now(), expiresAt: '2199-01-01T00:00:00.000Z' };
  for (const hash of ['one', 'two', 'three']) {
    const sessionId = await rows.insert('sessions', {
      ...{ personId, deskRole: 'resident', tokenHash: hash, generation: 0, revokedAt: null, ...times },
    });
    const askedId = await rows.insert('desk_confirmations', {
      ...{ sessionId, personId, route: 'POST /payments', actHash: hash, number: '42', status: 'asked' },
      ...{ detailSealed: '', askedAt: world.clock.now(), expiresAt: '2199-01-01T00:00:00.000Z' },
      answeredAt: null,
    });
    const detailSealed = world.app.get(Sealer).seal('', at.confirmationDetail(askedId));
    await rows.run('UPDATE desk_confirmations SET detailSealed = ? WHERE id = ?', [detailSealed, askedId]);
    const signInId = await rows.insert('desk_sign_ins', {
      ...{ codeHash: hash, secretHash: hash, status: 'used', device: 'Chrome · Windows', addressSealed: '' },
      ...{ personId, role: 'resident', sessionId, answeredAt: null },
      ...{ shownAt: world.clock.now(), expiresAt: world.clock.now() },
    });
    const addressSealed = world.app.get(Sealer).seal('10.0.0.1', at.deskAddress(signInId));
    await rows.run('UPDATE desk_sign_ins SET addressSealed = ? WHERE id = ?', [addressSealed, signInId]);
  }
}

/** Three people of the district who are to be called. */
export async function duties(world: World, admin: TestPerson): Promise<void> {
  const duty = { kind: 'contact', subjectKind: 'district', subjectId: admin.scopeId } as const;
  for (const phone of ['13600000011', '13600000012', '13600000013'])
    await world.ok(admin, 'POST /responsibilities', {
      body: { ...duty, clientKey: newId(), name: '陈新', phone, title: '科长' },
    });
}
