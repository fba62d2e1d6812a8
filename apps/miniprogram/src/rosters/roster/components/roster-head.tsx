import type { ReactNode } from 'react';
import { applyRosterRefusal, refusalText, rosterNames, type RosterView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Facts } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { Heading, Line, Note, Tag } from '../../../ui/text';
import { countsOf, statusTones } from '../../words';

const RENEWS = ['GET /rosters', 'GET /rosters/:id', 'GET /rosters/:id/rows'] as const;

/** What the whole of a roster comes to, and what can be done with it now. */
export function RosterHead({ of }: { of: RosterView }): ReactNode {
  const { status, newBuildings, notNamed, unusedHeadings, faults } = of;
  return (
    <Card due={status === 'previewed'}>
      <Row apart>
        <Heading>{countsOf(of)}</Heading>
        <Tag tone={statusTones[status]}>{rosterNames[status]}</Tag>
      </Row>
      <Facts
        facts={[
          ...(newBuildings.length > 0 ? [{ name: '新楼栋', value: newBuildings.join('、') }] : []),
          ...(notNamed > 0 ? [{ name: '名册里没有的', value: `${notNamed} 户，不动` }] : []),
          ...(unusedHeadings.length > 0 ? [{ name: '没有用到的列', value: unusedHeadings.join('、') }] : []),
        ]}
      />
      {faults.map(({ text }) => (
        <Note key={text} tone="harm">
          {text}
        </Note>
      ))}
      {status === 'previewed' ? <Decide of={of} /> : null}
      {status === 'applied' ? <Undo of={of} /> : null}
    </Card>
  );
}

function Decide({ of }: { of: RosterView }): ReactNode {
  const { id, newRows, changedRows, unreadableRows } = of;
  const apply = useWrite('POST /rosters/:id/apply', { renews: RENEWS, onDone: () => say('写好了') });
  const discard = useWrite('POST /rosters/:id/discard', { renews: RENEWS });
  const refusal = applyRosterRefusal(of);
  const failure = apply.failure ?? discard.failure;
  const write = async () => {
    const left = unreadableRows > 0 ? `看不懂的 ${unreadableRows} 行不写。` : '';
    const words = `新增 ${newRows} 户，改 ${changedRows} 户。${left}写错了可以整份撤销。`;
    if (await agreed('写入这份名册？', words, '写入')) await apply.send({ params: { id } });
  };
  return (
    <>
      <Line>还没有写入。请先看下面的行：看不懂的改好文件再传一次，或者先写入看得懂的。</Line>
      {refusal || failure ? <Note tone="harm">{failure ?? (refusal && refusalText(refusal))}</Note> : null}
      <Even>
        <Tap kind="line" busy={discard.busy} onClick={() => void discard.send({ params: { id } })}>
          作废
        </Tap>
        <Tap busy={apply.busy} disabled={refusal !== undefined} onClick={() => void write()}>
          写入
        </Tap>
      </Even>
    </>
  );
}

function Undo({ of: { id } }: { of: RosterView }): ReactNode {
  const undo = useWrite('POST /rosters/:id/undo', { renews: RENEWS, onDone: () => say('已撤销') });
  const takeBack = async () => {
    const words = '它写入的住户和楼栋都去掉，改过的联系人改回来。';
    if (await agreed('撤销这份名册？', words, '撤销')) await undo.send({ params: { id } });
  };
  return (
    <>
      {undo.failure ? <Note tone="harm">{undo.failure}</Note> : null}
      <Tap kind="quiet" busy={undo.busy} onClick={() => void takeBack()}>
        整份撤销
      </Tap>
    </>
  );
}
