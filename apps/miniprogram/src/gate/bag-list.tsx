import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { laneNames } from '@cailan/shared-types';
import { LongList } from '../ui/long-list';
import { Heading, Tag, type Tone } from '../ui/text';
import { Tap } from '../ui/tap';
import './bag-list.scss';
import { isHere, type GateBag, type GateBagState } from './gate-bags';

/** So many rows at a time. */
const PART = 20;

const states: Record<GateBagState, { words: string; tone: Tone }> = {
  expected: { words: '没点到', tone: 'mute' },
  unsent: { words: '待传', tone: 'now' },
  sent: { words: '已传', tone: 'good' },
  damaged: { words: '破损', tone: 'harm' },
  missing: { words: '没收到', tone: 'harm' },
};

interface BagListProps {
  bags: readonly GateBag[];
  /** Given while bags can still be checked off. */
  onTake?: (code: string) => void;
}

/** Every bag: those that are not here yet first, then those that are. */
export function BagList({ bags, onTake }: BagListProps): ReactNode {
  const absent = bags.filter((bag) => !isHere(bag));
  const here = bags.filter(isHere);
  return (
    <>
      <Part name="没点到的" bags={absent} {...(onTake && { onTake })} />
      <Part name="点到的" bags={here} />
    </>
  );
}

function Part({ name, bags, onTake }: BagListProps & { name: string }): ReactNode {
  if (bags.length === 0) return null;
  return (
    <>
      <Heading>{`${name} ${bags.length} 袋`}</Heading>
      <LongList items={bags} unit="袋" part={PART}>
        {(shown) => (
          <View className="bags">
            {shown.map((bag) => (
              <View className="bags__one" key={bag.code}>
                <View className="bags__what">
                  <Text className="bags__door">{bag.door}</Text>
                  <Text className="bags__code">{`${laneNames[bag.lane]} · ${bag.code}`}</Text>
                </View>
                {onTake && bag.state === 'expected' ? (
                  <Tap kind="quiet" label={`点到 ${bag.door} ${bag.code}`} onClick={() => onTake(bag.code)}>
                    点到
                  </Tap>
                ) : (
                  <Tag tone={states[bag.state].tone}>{states[bag.state].words}</Tag>
                )}
              </View>
            ))}
          </View>
        )}
      </LongList>
    </>
  );
}
