import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { RoundView, WaveView } from '@cailan/shared-types';
import { Empty } from '../../ui/loaded';
import { showDetail } from '../../ui/show-detail';
import { Split } from '../../ui/split';
import { Tap } from '../../ui/tap';
import { useWide } from '../../ui/use-wide';
import { WavePage, type WaveScene } from '../wave-page';
import { WaveCard } from '../wave-card';
import { BuildingChoice } from './components/building-choice';
import { ByHand } from './components/by-hand';
import { LabelCard } from './components/label-card';
import { PaperCards } from './components/paper-cards';
import type { PaperKind } from './papers';
import { Preview } from './components/preview';
import './index.scss';

/** 打印: a wave's papers as files, and on A4 straight from the browser. */
export default function PrintPage(): ReactNode {
  return (
    <WavePage title="打印" work="print">
      {(scene) => (
        <>
          <View className="print__screen">
            <WaveCard {...scene} />
          </View>
          <PrintScene {...scene} />
        </>
      )}
    </WavePage>
  );
}

function PrintScene({ round, wave }: WaveScene): ReactNode {
  if (!wave) return <Empty title="还没有可以打印的" hint="楼栋付款、开始拣货以后，就能打印这一波的单子。" />;
  return <WavePapers key={`${round.id} ${wave.wave}`} round={round} wave={wave} />;
}

function WavePapers({ round, wave }: { round: RoundView; wave: WaveView }): ReactNode {
  const [groupOrderId, setGroupOrderId] = useState<string>();
  const [kind, setKind] = useState<PaperKind>();
  const wide = useWide();
  const show = (next: PaperKind) => {
    setKind(next);
    if (wide) showDetail();
  };
  const groups = wave.groups.filter((group) => !groupOrderId || group.groupOrderId === groupOrderId);
  const ways = (
    <>
      <ByHand {...{ round, wave }} />
      <BuildingChoice wave={wave} chosen={groupOrderId} onChoose={setGroupOrderId} />
      <PaperCards {...{ round, wave, groupOrderId, kind }} onShow={show} />
      <LabelCard {...{ round, wave }} group={groupOrderId ? groups[0] : undefined} />
    </>
  );
  const preview = kind ? <Preview {...{ kind, round, wave, groups }} /> : null;
  if (!wide && preview)
    return (
      <>
        <View className="print__screen">
          <Tap kind="line" onClick={() => setKind(undefined)}>
            看别的单子
          </Tap>
        </View>
        {preview}
      </>
    );
  if (!wide) return ways;
  return (
    <Split
      list={ways}
      detail={preview ?? <Empty title="点“看和打印”" hint="这里会出现 A4 的样子，可以直接打印。" />}
    />
  );
}
