import type { ReactNode } from 'react';
import type { RoundView, WaveView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { Empty, Loaded } from '../../ui/loaded';
import { WavePage, type WaveScene } from '../wave-page';
import { WaveCard } from '../wave-card';
import { BeginWave } from './components/begin-wave';
import { WavePicking } from './components/wave-picking';
import './index.scss';

/** 拣货: along the shelves, product by product, for a wave of paid buildings. */
export default function PickPage(): ReactNode {
  return (
    <WavePage title="拣货" work="pick" tabs>
      {(scene) => <PickScene {...scene} />}
    </WavePage>
  );
}

function PickScene(scene: WaveScene): ReactNode {
  const { round, wave, paid } = scene;
  return (
    <>
      <WaveCard {...scene} />
      <BeginWave round={round} paid={paid} />
      {wave ? <PickWave key={`${round.id} ${wave.wave}`} round={round} wave={wave} /> : null}
      {wave || paid.length > 0 ? null : (
        <Empty title="还没有可以拣的楼栋" hint="网格员确认并付款后，楼栋会出现在这里。" />
      )}
    </>
  );
}

const POLL_MS = 20_000;

function PickWave({ round, wave }: { round: RoundView; wave: WaveView }): ReactNode {
  const params = { id: round.id, wave: String(wave.wave) };
  const list = useRead('GET /rounds/:id/waves/:wave/pick-list', { params }, { poll: POLL_MS });
  const empty = {
    when: (read: { lines: unknown[] }) => read.lines.length === 0,
    title: '这一波没有要拣的商品',
  };
  return (
    <Loaded of={list} empty={empty}>
      {(read) => <WavePicking round={round} read={read} finished={wave.finishedAt !== null} />}
    </Loaded>
  );
}
