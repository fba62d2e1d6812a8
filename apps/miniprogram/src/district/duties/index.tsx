import type { ReactNode } from 'react';
import { responsibilityNames, streamPath, type ResponsibilityView } from '@cailan/shared-types';
import { usePages } from '../../api/use-pages';
import { useSession } from '../../session/use-session';
import { DeskTable, type Column } from '../../ui/desk-table';
import { Card, Even } from '../../ui/layout';
import { Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { OpenPaper } from '../../ui/open-paper';
import { Page } from '../../ui/page';
import { Heading, Line } from '../../ui/text';
import { useWide } from '../../ui/use-wide';

definePageConfig({ navigationBarTitleText: '责任表', enablePullDownRefresh: true });

const NOBODY = {
  title: '还没有写责任人',
  hint: '写好以后在这里看、在这里打印：每个配送点一位包保人，一个人最多包保两个点。',
};
const COLUMNS: readonly Column<ResponsibilityView>[] = [
  { name: '地方', cell: ({ subjectName }) => subjectName },
  { name: '责任', cell: ({ kind }) => responsibilityNames[kind] },
  { name: '姓名', cell: ({ name }) => name },
  { name: '职务', cell: ({ title }) => title },
  { name: '电话', cell: ({ phone }) => phone },
];

/** 责任表: who answers for which point, supplier or place, to read and to print. */
export default function DutiesPage(): ReactNode {
  const { role } = useSession();
  const wide = useWide();
  const duties = usePages('GET /responsibilities', {});
  return (
    <Page title="责任表" hint={role?.scopeName ?? ''} tabs wide onRefresh={duties.refresh}>
      <Even>
        <OpenPaper path={streamPath('GET /responsibilities/list.pdf')} name="责任表.pdf">
          打印责任表
        </OpenPaper>
        <OpenPaper path={streamPath('GET /responsibilities/list.xlsx')} name="责任表.xlsx">
          存成 Excel
        </OpenPaper>
      </Even>
      <Loaded of={duties} empty={{ when: (all) => all.length === 0, ...NOBODY }}>
        {(all) =>
          wide ? (
            <DeskTable label="责任表" columns={COLUMNS} rows={all} keyOf={({ id }) => id} />
          ) : (
            all.map((duty) => (
              <Card key={duty.id}>
                <Heading>{`${duty.subjectName} · ${responsibilityNames[duty.kind]}`}</Heading>
                <Line>{`${duty.name} ${duty.title} · ${duty.phone}`}</Line>
              </Card>
            ))
          )
        }
      </Loaded>
      <More of={duties} />
    </Page>
  );
}
