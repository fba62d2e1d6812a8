import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { laneNames } from '../../words/statuses';
import { Heading, Tag, type Tone } from '../../ui/parts';
import { Tap } from '../../ui/tap';
import type { GateBag, GateBagState } from './gate-now';
import { checkOff } from './queue-check-off';

/** So many rows at a time, so that a tower's hundreds of bags open quickly. */
const PAGE = 20;

const states: Record<GateBagState, { words: string; tone: Tone }> = {
  expected: { words: '没点到', tone: 'mute' },
  unsent: { words: '待传', tone: 'now' },
  sent: { words: '已传', tone: 'good' },
  missing: { words: '没收到', tone: 'harm' },
};

/** Every bag: those that are not here yet first, then those that were checked off. */
export function BagList({ handoff, bags }: { handoff: HandoffView; bags: readonly GateBag[] }): ReactNode {
  const open = handoff.receiverSignedAt === null;
  const expected = bags.filter(({ state }) => state === 'expected' || state === 'missing');
  const received = bags.filter(({ state }) => state === 'sent' || state === 'unsent');
  return (
    <>
      <Part name="没点到的" bags={expected} {...(open && { handoffId: handoff.id })} />
      <Part name="点到的" bags={received} />
    </>
  );
}

function Part({
  name,
  bags,
  handoffId,
}: {
  name: string;
  bags: readonly GateBag[];
  /** Given where the bags can still be checked off by hand. */
  handoffId?: string;
}): ReactNode {
  const [shown, setShown] = useState(PAGE);
  if (bags.length === 0) return null;
  return (
    <>
      <Heading>{`${name} ${bags.length} 袋`}</Heading>
      <View className="bags">
        {bags.slice(0, shown).map((bag) => (
          <View className="bags__one" key={bag.code}>
            <View className="bags__what">
              <Text className="bags__door">{bag.door}</Text>
              <Text className="bags__code">{`${laneNames[bag.lane]} · ${bag.code}`}</Text>
            </View>
            {handoffId !== undefined && bag.state === 'expected' ? (
              <Tap
                kind="quiet"
                label={`点到 ${bag.door} ${bag.code}`}
                onClick={() => checkOff(handoffId, bag)}
              >
                点到
              </Tap>
            ) : (
              <Tag tone={states[bag.state].tone}>{states[bag.state].words}</Tag>
            )}
          </View>
        ))}
      </View>
      {bags.length > shown ? (
        <Tap kind="line" onClick={() => setShown(shown + PAGE)}>
          {`再看 ${Math.min(PAGE, bags.length - shown)} 袋`}
        </Tap>
      ) : null}
    </>
  );
}
