import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { RoundView, WaveView } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { sayWindow } from '../time';
import { Card, Row } from '../ui/layout';
import { Small, Strong, Tag } from '../ui/text';
import { Sheet } from '../ui/sheet';
import { Tap } from '../ui/tap';
import { roundWords } from '../words/statuses';
import { chooseWave } from './chosen-wave';
import { sayWave, sayWaveState } from './current-wave';
import './wave-card.scss';

interface WaveCardProps {
  choices: readonly RoundView[];
  round: RoundView;
  waves: readonly WaveView[];
  wave: WaveView | undefined;
  /** What the page itself says of the wave, such as how many products are picked. */
  children?: ReactNode;
}

/** Which round and wave the floor works on, and the way to another one. */
export function WaveCard({ choices, round, waves, wave, children }: WaveCardProps): ReactNode {
  const [open, setOpen] = useState(false);
  const others = choices.length > 1 || waves.length > 1;
  return (
    <Card>
      <View className="wave">
        <View className="wave__words">
          <Strong>{sayWindow(round.windowStartAt, round.windowEndAt, serviceNow())}</Strong>
          <Small>{wave ? `${round.code} · ${sayWave(wave)}` : round.code}</Small>
        </View>
        {others ? (
          <Tap kind="quiet" label="换团期或波次" onClick={() => setOpen(true)}>
            换
          </Tap>
        ) : null}
      </View>
      {children}
      <Sheet open={open} title="做哪一团、哪一波" onClose={() => setOpen(false)}>
        {waves.length > 1 ? <Waves {...{ round, waves, wave }} onDone={() => setOpen(false)} /> : null}
        {choices.map((each) => (
          <View className="choose" key={each.id}>
            <Tap
              kind="line"
              pressed={each.id === round.id}
              onClick={() => {
                chooseWave({ roundId: each.id });
                setOpen(false);
              }}
            >
              <RoundLine round={each} />
            </Tap>
          </View>
        ))}
      </Sheet>
    </Card>
  );
}

function Waves({
  round,
  waves,
  wave,
  onDone,
}: Pick<WaveCardProps, 'round' | 'waves' | 'wave'> & { onDone: () => void }): ReactNode {
  return waves.map((each) => (
    <View className="choose" key={each.wave}>
      <Tap
        kind="line"
        pressed={each.wave === wave?.wave}
        onClick={() => {
          chooseWave({ roundId: round.id, wave: each.wave });
          onDone();
        }}
      >
        {sayWave(each)} · {sayWaveState(each)}
      </Tap>
    </View>
  ));
}

function RoundLine({ round }: { round: RoundView }): ReactNode {
  const { words, tone } = roundWords[round.status];
  return (
    <Row apart>
      <View className="wave__words">
        <Strong>{sayWindow(round.windowStartAt, round.windowEndAt, serviceNow())}</Strong>
        <Small>{round.code}</Small>
      </View>
      <Tag tone={tone}>{words}</Tag>
    </Row>
  );
}
