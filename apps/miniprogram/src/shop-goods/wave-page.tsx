import type { ReactNode } from 'react';
import type { GroupOrderView, RoundView, WaveView } from '@cailan/shared-types';
import { Empty, Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import type { WaveWork } from './current-wave';
import { useCurrentWave } from './use-current-wave';
import { useMyShop } from '../session/use-my-shop';

/** What a page of the floor shows is about. */
export interface WaveScene {
  choices: readonly RoundView[];
  round: RoundView;
  waves: readonly WaveView[];
  /** Undefined until the first wave of the round is begun. */
  wave: WaveView | undefined;
  /** Buildings of the round that have paid and wait for a wave. */
  paid: readonly GroupOrderView[];
}

interface WavePageProps {
  title: string;
  work: WaveWork;
  tabs?: boolean;
  children: (scene: WaveScene) => ReactNode;
}

/** The frame of 拣货, 分装 and 打印: the supermarket's round and wave, in each of their states. */
export function WavePage({ title, work, tabs, children }: WavePageProps): ReactNode {
  const shop = useMyShop();
  const { rounds, choices, round, waves, wave, paid, refresh } = useCurrentWave(work);
  return (
    <Page title={title} hint={shop.name} tabs={tabs ?? false} wide onRefresh={refresh}>
      <Loaded of={rounds}>
        {() =>
          round ? (
            <Loaded of={waves}>{(known) => children({ choices, round, waves: known, wave, paid })}</Loaded>
          ) : (
            <Empty title="现在没有团期" hint="开了团、楼栋付了款，就能在这里拣货、分装。" />
          )
        }
      </Loaded>
    </Page>
  );
}
