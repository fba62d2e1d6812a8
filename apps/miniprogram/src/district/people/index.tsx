import { useState, type ReactNode } from 'react';
import { roleNames, type AppointmentView, type Post } from '@cailan/shared-types';
import { usePages } from '../../api/use-pages';
import { pages } from '../../pages';
import { useSession } from '../../session/use-session';
import { Choice } from '../../ui/choice';
import { DeskTable, type Column } from '../../ui/desk-table';
import { Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { open } from '../../ui/open';
import { Page } from '../../ui/page';
import { Split } from '../../ui/split';
import { Tap } from '../../ui/tap';
import { useWide } from '../../ui/use-wide';
import { postOf, postsBy } from '../posts';
import { PostCard } from './components/post-card';

definePageConfig({ navigationBarTitleText: '人员和岗位', enablePullDownRefresh: true });

const NOBODY = {
  title: '还没有人',
  hint: '点“任命”，写上姓名和手机号。对方用这个手机号登录，就到了岗位上。',
};
const COLUMNS: readonly Column<AppointmentView>[] = [
  { name: '姓名', cell: ({ name }) => name },
  { name: '岗位', cell: postOf },
  { name: '登录', cell: ({ signedIn, invented }) => (invented ? '演示' : signedIn ? '已登录' : '未登录') },
];

/** 区 › 人员, 社区 › 岗位, 商超 › 人员: who has which post; appointed, ended and given a code here. */
export default function PeoplePage(): ReactNode {
  const { role } = useSession();
  const [chosen, setChosen] = useState<string>();
  const [kind, setKind] = useState<Post | 'all'>('all');
  const wide = useWide();
  const query = kind === 'all' ? {} : { role: kind };
  const posts = usePages('GET /appointments', { query });
  const kinds = [
    { value: 'all' as const, label: '全部' },
    ...postsBy(role?.role).map((post) => ({ value: post, label: roleNames[post] })),
  ];
  const detail = (all: readonly AppointmentView[]) => all.find(({ id }) => id === chosen);
  return (
    <Page title="人员和岗位" hint={role?.scopeName ?? ''} tabs wide onRefresh={posts.refresh}>
      <Tap big onClick={() => open(pages.district.appoint)}>
        任命
      </Tap>
      <Choice label="岗位" options={kinds} value={kind} onChange={setKind} />
      <Loaded of={posts} empty={{ when: (all) => all.length === 0, ...NOBODY }}>
        {(all) =>
          wide ? (
            <Split
              list={
                <DeskTable
                  label="人员和岗位"
                  columns={COLUMNS}
                  rows={all}
                  keyOf={({ id }) => id}
                  choose={{ chosen, onChoose: setChosen }}
                />
              }
              detail={<Chosen of={detail(all)} />}
            />
          ) : (
            all.map((post) => <PostCard key={post.id} of={post} />)
          )
        }
      </Loaded>
      <More of={posts} />
    </Page>
  );
}

function Chosen({ of }: { of: AppointmentView | undefined }): ReactNode {
  return of ? <PostCard key={of.id} of={of} /> : null;
}
