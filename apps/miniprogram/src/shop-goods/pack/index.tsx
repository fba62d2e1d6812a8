import type { ReactNode } from 'react';
import { refusalText } from '@cailan/shared-types';
import { pages } from '../../pages';
import { Empty } from '../../ui/loaded';
import { turnTo } from '../../ui/open';
import { Card } from '../../ui/layout';
import { Heading, Small } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { WavePage, type WaveScene } from '../wave-page';
import { WaveCard } from '../wave-card';
import { WavePacking } from './components/wave-packing';
import './index.scss';

/** 分装: household by household, in the order of the stairs. */
export default function PackPage(): ReactNode {
  return (
    <WavePage title="分装" work="pack" tabs>
      {(scene) => (
        <>
          <WaveCard {...scene} />
          <PackScene {...scene} />
        </>
      )}
    </WavePage>
  );
}

function PackScene({ round, wave, paid }: WaveScene): ReactNode {
  const toPick = () => turnTo(pages.supermarket.pick, { roundId: round.id });
  if (!wave)
    return paid.length > 0 ? (
      <Card due>
        <Heading>{`${paid.length} 栋已付款，还没开始拣`}</Heading>
        <Tap kind="now" onClick={toPick}>
          去拣货
        </Tap>
      </Card>
    ) : (
      <Empty title="还没有可以分装的楼栋" hint="楼栋付款、拣完货以后，就能一户一户分装。" />
    );
  if (wave.finishedAt === null)
    return (
      <Card due>
        <Heading>{refusalText({ code: 'picking_not_finished' })}</Heading>
        <Small>{`拣了 ${wave.pickedProducts} / ${wave.products} 样。拣完后才知道每一户短缺什么。`}</Small>
        <Tap kind="now" onClick={toPick}>
          去拣货
        </Tap>
      </Card>
    );
  return <WavePacking key={`${round.id} ${wave.wave}`} round={round} wave={wave} />;
}
