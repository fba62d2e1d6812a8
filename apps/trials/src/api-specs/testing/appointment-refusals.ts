import { Clock } from '@cailan/api/ground/clock';
import { Sealer } from '@cailan/api/ground/db/sealer';
import { givePostCode } from '@cailan/api/people/sign-in/post-codes';
import { newPhone, type Phones } from '../../world/phones';
import type { TestPerson } from '../../world/world';
import type { Stage } from './stage';

/** Who gives posts to whom, how posts end, and how they are taken by a code. */
export async function appointmentRefusals(stage: Stage, phones: Phones): Promise<void> {
  const { reached, world } = stage;
  const admin = await world.person('district_admin');
  const leader = await world.person('grid_leader');
  const grid = await world.row('places', leader.scopeId);
  const staff = await world.person('community_staff', String(grid?.['communityId']));
  const phone = '13600000001';
  const wish = { role: 'district_admin', scopeKind: 'district', scopeId: admin.scopeId, name: '陈新', phone };
  const appoint = (as: TestPerson, change: object) =>
    stage.post(as, '/appointments', { ...stage.key(), reason: '名单附后', ...wish, ...change });
  const end = (as: TestPerson, id: string) =>
    stage.post(as, `/appointments/${id}/end`, { ...stage.key(), reason: '轮换' });
  const grantOf = async ({ id }: TestPerson) =>
    String(
      (
        await world.db.one<{ id: string }>(
          `SELECT id FROM role_grants WHERE personId = ? AND role <> 'resident'`,
          [id],
        )
      )?.id,
    );

  await reached.by('not_appointer', appoint(staff, { scopeKind: 'community', scopeId: staff.scopeId }));
  await reached.by('wrong_post_scope', appoint(admin, { scopeKind: 'community', scopeId: staff.scopeId }));
  await reached.by('bad_term', appoint(admin, { endsAt: world.clock.in(-1) }));
  await reached.by('bad_phone', appoint(admin, { phone: '12345' }));
  const post = { role: 'grid_leader', scopeKind: 'grid', scopeId: leader.scopeId };
  await reached.by('post_taken', appoint(staff, post));

  const points = await world.db.many<{ id: string }>('SELECT id FROM drop_points ORDER BY code');
  const answer = (change: object) =>
    stage.post(admin, '/responsibilities', {
      ...{
        ...stage.key(),
        kind: 'answers_for',
        subjectKind: 'drop_point',
        name: '陈新',
        phone,
        title: '科长',
      },
      ...change,
    });
  await reached.by('wrong_subject', answer({ subjectKind: 'district', subjectId: admin.scopeId }));
  for (const { id } of points.slice(0, 2)) await answer({ subjectId: id });
  await reached.by('responsibility_taken', answer({ subjectId: points[0]?.id }));
  const third = points[2]?.id ?? (await stage.anotherPoint());
  await reached.by('two_points', answer({ subjectId: third }));

  const second = (await appoint(admin, {})).body as { id: string };
  const other = await phones.join(newPhone(), phone);
  await reached.by('signed_in_already', stage.post(admin, `/appointments/${second.id}/code`));
  await reached.by('own_post', end(other, second.id));
  await stage.run(
    `UPDATE role_grants SET endsAt = startsAt WHERE role = 'district_admin' AND personId <> ?`,
    [other.id],
  );
  const brieflyAppointed = (await appoint(other, { phone: '13600000002', endsAt: world.clock.in(3600) }))
    .body as {
    id: string;
  };
  const brief = await phones.join(newPhone(), '13600000002');
  await reached.by('last_administrator', end(brief, second.id));
  await reached.by('invented_person', stage.post(staff, `/appointments/${await grantOf(leader)}/code`));
  await phones.join(newPhone(), phone);
  await reached.by('phone_shared', appoint(brief, { role: 'inspector' }));
  await reached.by('bad_post_code', stage.post(brief, '/me/post-code', { code: 'AAAAAAAA' }));
  const [clock, sealer] = [world.app.get(Clock), world.app.get(Sealer)];
  const lost = { personId: other.id, kind: 'account', createdById: brieflyAppointed.id } as const;
  const { code } = await world.db.transaction((tx) => givePostCode(tx, { clock, sealer }, lost));
  const absent = { ...stage.key(), reason: '手机丢了', personId: leader.id };
  await reached.by('no_wechat_account', stage.post(staff, '/account-moves', absent));
  const present = () =>
    stage.post(brief, '/account-moves', { ...stage.key(), reason: '手机丢了', personId: other.id });
  await present();
  await reached.by('move_open', present());
  await reached.by('account_in_use', stage.post(brief, '/me/post-code', { code }));
}
