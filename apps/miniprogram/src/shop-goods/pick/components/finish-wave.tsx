import type { ReactNode } from 'react';
import { finishRefusal, refusalText, type PickingOutcomeView, type PickListView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { pages } from '../../../pages';
import { turnTo } from '../../../ui/open';
import { Facts } from '../../../ui/figures';
import { Card, Even } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { missing } from '../pick-lines';

interface FinishWaveProps {
  list: PickListView;
  /** Results that have not reached the service. */
  waiting: number;
  onDone: (outcome: PickingOutcomeView) => void;
}

/** Closes the wave's picking, once every product has a result and the service knows it. */
export function FinishWave({ list, waiting, onDone }: FinishWaveProps): ReactNode {
  const finish = useWrite('POST /rounds/:id/waves/:wave/finish', {
    renews: [
      'GET /rounds/:id/waves',
      'GET /rounds/:id/waves/:wave/pick-list',
      'GET /group-orders',
      'GET /rounds',
    ],
    onDone,
  });
  const short = list.lines.filter((line) => missing(line) > 0).length;
  const send = async () => {
    const words = short > 0 ? `${short} 样短缺，会按规则分给各户。` : '每样都拣齐了。';
    if (!(await agreed('完成拣货？', `${words}完成后不能再改数量。`, '完成'))) return;
    await finish.send({ params: { id: list.roundId, wave: String(list.wave) } });
  };
  return (
    <>
      {finish.failure ? <Note tone="harm">{finish.failure}</Note> : null}
      <Tap kind="now" busy={finish.busy} why={whyNot(list, waiting)} onClick={() => void send()}>
        完成拣货
      </Tap>
    </>
  );
}

function whyNot(list: PickListView, waiting: number): string | undefined {
  const refusal = finishRefusal(list.lines);
  if (!refusal) return waiting > 0 ? `${waiting} 条结果还没传上去，有网络时自动传` : undefined;
  const names = refusal.facts?.['names'];
  return `${refusalText(refusal)}：${Array.isArray(names) ? names.join('、') : ''}`;
}

/** What became of the wave: who goes short, who gets something else, who is being asked. */
export function PickingOutcome({
  list,
  outcome,
}: {
  list: PickListView;
  /** Known to who finished it; later only the list tells. */
  outcome: PickingOutcomeView | undefined;
}): ReactNode {
  const short = list.lines.filter((line) => missing(line) > 0).length;
  return (
    <Card>
      <Heading>这一波拣完了</Heading>
      {outcome ? (
        <Facts
          facts={[
            { name: '短缺的商品', value: `${outcome.shortProducts} 样` },
            { name: '换成同类', value: `${outcome.substitutedLines} 户次` },
            { name: '等住户答复', value: `${outcome.askedLines} 户次` },
            { name: '缺货退款', value: `${outcome.shortLines} 户次` },
          ]}
        />
      ) : (
        <Small>{short > 0 ? `${short} 样短缺，已按规则分给各户。` : '每样都拣齐了。'}</Small>
      )}
      <Even>
        <Tap onClick={() => turnTo(pages.supermarket.pack, { roundId: list.roundId })}>去分装</Tap>
      </Even>
    </Card>
  );
}
