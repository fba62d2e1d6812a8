import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  changeColumns,
  code,
  createTable,
  id,
  instant,
  int,
  nullable,
  ref,
  sealed,
  table,
  text,
} from '../ground/db/migration-columns';

/** Sessions and consents, people who come without a plan, and how they come to belong to a household. */
export class Identity1763830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await changeColumns(runner, 'people', [
      nullable(ref('districtId')),
      nullable(code('code', 64)),
      nullable(sealed('phoneSealed')),
      nullable(code('phoneHash', 64)),
    ]);
    for (const made of tables) await createTable(runner, made);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables) await runner.dropTable(name, true);
    await changeColumns(runner, 'people', [
      ref('districtId'),
      code('code', 64),
      sealed('phoneSealed'),
      code('phoneHash', 64),
    ]);
  }
}

const tables = [
  table(
    'sessions',
    [
      id(),
      ref('personId'),
      code('tokenHash', 64),
      int('generation'),
      instant('createdAt'),
      instant('renewedAt'),
      instant('expiresAt'),
      nullable(instant('revokedAt')),
    ],
    { index: [['personId'], ['expiresAt']] },
  ),
  table('consents', [id(), ref('personId'), text('version', 32), instant('agreedAt')], {
    index: [['personId']],
  }),
  table(
    'binding_codes',
    [
      id(),
      code('code', 16),
      code('kind', 16),
      nullable(ref('placeId')),
      nullable(ref('householdId')),
      ref('createdById'),
      instant('createdAt'),
      nullable(instant('expiresAt')),
      nullable(int('usesLeft')),
      nullable(instant('endedAt')),
    ],
    { unique: [['code']], index: [['placeId']] },
  ),
  table(
    'bindings',
    [
      id(),
      ref('personId'),
      ref('householdId'),
      ref('codeId'),
      code('status', 16),
      instant('createdAt'),
      nullable(instant('answeredAt')),
      nullable(ref('answeredById')),
      nullable(text('reason', 200)),
    ],
    { index: [['personId'], ['householdId', 'status']] },
  ),
  table(
    'hand_overs',
    [
      id(),
      code('role', 24),
      code('scopeKind', 24),
      ref('scopeId'),
      ref('fromId'),
      ref('toId'),
      ref('deputyGrantId'),
      int('balanceFen'),
      instant('proposedAt'),
      nullable(int('signedBalanceFen')),
      nullable(instant('signedAt')),
      nullable(instant('endedAt')),
    ],
    { index: [['scopeId'], ['fromId'], ['toId']] },
  ),
  table('attempts', [id(), code('bucket', 96), instant('windowStart'), int('count')], {
    unique: [['bucket', 'windowStart']],
    index: [['windowStart']],
  }),
];
