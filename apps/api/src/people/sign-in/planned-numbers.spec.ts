import { join } from 'node:path';
import { Clock } from '../../ground/clock';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import { Person } from '../people/person.entity';
import { readPlan } from '../../plans/plan.file';
import { PlanLoader } from '../../plans/plan.loader';
import { describeEmbedded } from '@cailan/trials/world/engines';
import { AccountsService } from './accounts.service';
import { numberOf } from '@cailan/trials/world/given-number';
import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';

const { plan, rules } = readPlan(join(__dirname, '../../../../../plans/a12-street.yaml'));
const posts = new Map(plan.grants.map(({ personCode, role }) => [personCode, role]));
/** A number for every role, and every administrator's. */
const numbers = [
  ...new Map(plan.people.map(({ code, phone }) => [posts.get(code), phone])).values(),
  ...plan.people.filter(({ code }) => posts.get(code) === 'district_admin').map(({ phone }) => phone),
];

describe.each(['production', 'development'])('the numbers of a plan, in %s', (mode) => {
  describeEmbedded('make nobody of who verifies them', (engine) => {
    let phones: Phones;
    beforeAll(async () => {
      phones = await startPhones(engine, { production: mode === 'production' });
      await phones.world.app.get(PlanLoader).load(plan, rules);
    }, 120_000);
    afterAll(() => phones.close());

    it('of any role', async () => {
      expect(numbers.length).toBeGreaterThan(8);
      for (const phone of numbers) {
        const person = await phones.join(newPhone(), phone);
        expect(await phones.world.ok(person, 'GET /me')).toMatchObject({ roles: [] });
      }
    });

    it('of all who are invented, by the hash that would find them', async () => {
      const { db, app } = phones.world;
      const sealer = app.get(Sealer);
      const hashes = new Set(plan.people.map(({ phone }) => sealer.hashPhone(numberOf(phone))));
      const rows = await db.many<{ id: string; phoneHash: string | null }>(
        'SELECT id, phoneHash FROM people WHERE id NOT IN (SELECT personId FROM wechat_accounts)',
      );
      expect(rows.filter(({ phoneHash }) => phoneHash && hashes.has(phoneHash))).toHaveLength(0);
      const found = 'SELECT id FROM people WHERE invented = 1 AND phoneHash IS NOT NULL LIMIT 1';
      expect(await db.many(found)).toEqual([]);
    });

    it('of a post whose number somebody wrote down, but nobody gave to it', async () => {
      const { db, app } = phones.world;
      const phone = numberOf('13512340001');
      const sealer = app.get(Sealer);
      const id = newId();
      const post: Person = {
        id,
        districtId: null,
        code: 'P-SOMEBODY',
        nameSealed: sealer.seal('某人', at.name(id)),
        phoneSealed: sealer.seal(phone, at.phone(id)),
        phoneHash: sealer.hashPhone(phone),
        invented: 0,
        phoneGivenById: null,
        createdAt: app.get(Clock).now(),
      };
      await db.transaction((tx) => tx.insert(Person, [post]));
      const me = await phones.join(newPhone(), '13512340002');
      const claimed = db.transaction((tx) => app.get(AccountsService).claimPhone(tx, me.id, phone));
      expect(await claimed).toBe(me.id);
    });

    it('while places, shops and rules are there', async () => {
      const { db } = phones.world;
      const [{ households = 0, people = 0 } = {}] = await db.many<{ households: number; people: number }>(
        `SELECT (SELECT COUNT(*) FROM households) AS households,
                (SELECT COUNT(*) FROM people WHERE invented = 1) AS people`,
      );
      expect(households).toBeGreaterThan(15_000);
      if (mode === 'production') {
        expect(people).toBe(0);
        expect(await db.many('SELECT id FROM role_grants LIMIT 1')).toEqual([]);
        const known = await db.many(
          `SELECT id FROM households
           WHERE priorityClass <> 0 OR contactNameSealed IS NOT NULL OR contactPhoneSealed IS NOT NULL LIMIT 1`,
        );
        expect(known).toEqual([]);
      } else expect(people).toBeGreaterThan(15_000);
    });
  });
});
