import { randomBytes } from 'node:crypto';
import type { Phone } from '@cailan/shared-types';
import { at, Sealer } from '../../ground/db/sealer';
import { giveNumber } from '@cailan/trials/world/given-number';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';
import { peopleWithPhone } from './by-phone';
import { rehashPhones } from './rehash-phones';

interface Row {
  id: string;
  phoneSealed: string;
  phoneHash: string | null;
}

describeEngines('hashing phones anew', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  const people = () =>
    service.db.many<Row>(
      'SELECT id, phoneSealed, phoneHash FROM people WHERE phoneSealed IS NOT NULL ORDER BY id',
    );

  it('with another hash key, so that people are found by it', async () => {
    const { dataKeys } = service.config;
    const sealer = new Sealer({ dataKeys, hashKey: randomBytes(32) });
    const [one, two, ...others] = (await people()) as [Row, Row, ...Row[]];
    for (const { id } of [one, two]) await giveNumber(service, id, '13800000001');
    expect(await rehashPhones(service.db, sealer)).toBe(2);
    expect(await rehashPhones(service.db, sealer)).toBe(0);
    const rows = await people();
    for (const { phoneHash } of rows.slice(0, 2)) expect(phoneHash).toBe(sealer.hashPhone('+8613800000001'));
    for (const { id, phoneSealed } of rows.slice(0, 2))
      expect(sealer.open(phoneSealed, at.phone(id))).toBe('+8613800000001');
    // Who is invented is found by no number, whatever the keys are.
    expect(rows.slice(2).map(({ phoneHash }) => phoneHash)).toEqual(others.map(() => null));
    expect(await rehashPhones(service.db, service.app.get(Sealer))).toBe(2);
  });

  it('with the country what is hashed without, beside the running service', async () => {
    const { db, app } = service;
    const sealer = app.get(Sealer);
    const [one, two] = (await people()) as [Row, Row, ...Row[]];
    // A number of the mainland and one of abroad, kept as they were: the same digits, the same hash.
    for (const [id, text] of [
      [one.id, '13695550123'],
      [two.id, '+13695550123'],
    ] as const)
      await db.transaction((tx) =>
        tx.run('UPDATE people SET phoneSealed = ?, phoneHash = ? WHERE id = ?', [
          sealer.seal(text, at.phone(id)),
          sealer.formerHash('+8613695550123'),
          id,
        ]),
      );
    const found = async (phone: Phone) => (await peopleWithPhone(db, sealer, phone)).map(({ id }) => id);
    const expectFound = async () => {
      expect(await found('+8613695550123')).toEqual([one.id]);
      expect(await found('+13695550123')).toEqual([two.id]);
    };
    await expectFound();
    expect(await rehashPhones(db, sealer, { formerOnly: true })).toBe(2);
    await expectFound();
    expect(await rehashPhones(db, sealer, { formerOnly: true })).toBe(0);
    const hashes = (await people()).slice(0, 2).map(({ phoneHash }) => phoneHash);
    expect(hashes).toEqual([sealer.hashPhone('+8613695550123'), sealer.hashPhone('+13695550123')]);
    // Another key's hashes are not touched: that is a change of the key, for which nothing may run.
    const other = new Sealer({ dataKeys: service.config.dataKeys, hashKey: randomBytes(32) });
    expect(await rehashPhones(db, other, { formerOnly: true })).toBe(0);
  });
});
