import type { MigrationInterface, QueryRunner } from 'typeorm';

const RENAMED = [
  { from: 'refund.pursue', to: 'refund.follow-up' },
  { from: 'notice.send', to: 'push.send' },
];

/** Jobs that wait are found by the name that their room has for them now; so is what a repeat is known by. */
export class JobKinds1764700000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rename(runner, RENAMED, 'refund-pursue:', 'refund-follow-up:');
  }

  down(runner: QueryRunner): Promise<void> {
    const back = RENAMED.map(({ from, to }) => ({ from: to, to: from }));
    return rename(runner, back, 'refund-follow-up:', 'refund-pursue:');
  }
}

async function rename(runner: QueryRunner, kinds: typeof RENAMED, from: string, to: string): Promise<void> {
  for (const kind of kinds)
    await runner.query('UPDATE jobs SET kind = ? WHERE kind = ?', [kind.to, kind.from]);
  await runner.query('UPDATE jobs SET uniqueKey = REPLACE(uniqueKey, ?, ?) WHERE uniqueKey LIKE ?', [
    from,
    to,
    `${from}%`,
  ]);
}
