import { memo } from 'react';
import { Text, View } from '@tarojs/components';
import { bagWords } from '../../../words/statuses';
import { pressable } from '../../../ui/layout';
import { Tag, type Tone } from '../../../ui/text';
import { bagsInHand, doorStateOf, type Household } from '../floor-now';

interface DoorRowProps {
  household: Household;
  /** The captain stands before this door. */
  here: boolean;
  /** What was done here is not at the service yet. */
  unsent: boolean;
  onChoose: (household: Household) => void;
}

/** One door in the list: how many bags, and how far it is. */
export const DoorRow = memo(function DoorRow({ household, here, unsent, onChoose }: DoorRowProps) {
  const { door, bags, helpNeeded } = household;
  const { words, tone } = sayDoor(household);
  return (
    <View
      className={`doors__one ${here ? 'doors__one--here' : ''}`}
      onClick={() => onChoose(household)}
      {...pressable(`${door}，${bags.length} 袋，${words}`)}
    >
      <Text className="doors__door">{door}</Text>
      <Text className="doors__bags">{`${bags.length} 袋${helpNeeded ? ' · 要帮忙' : ''}`}</Text>
      <View className="doors__state">
        {unsent ? <Tag tone="now">待传</Tag> : null}
        <Tag tone={here ? 'now' : tone}>{here && tone === 'mute' ? '这一户' : words}</Tag>
      </View>
    </View>
  );
});

/** What a door's row says; of several ways what did not arrive, of which nothing more is to be done, or the first bag's. */
function sayDoor(household: Household): { words: string; tone: Tone } {
  const state = doorStateOf(household);
  if (state === 'in_hand') {
    const left = bagsInHand(household).length;
    return { words: left < household.bags.length ? `还有 ${left} 袋` : '没送', tone: 'mute' };
  }
  const open = household.bags.find(({ status }) =>
    ['held', 'refused', 'damaged', 'missing'].includes(status),
  );
  const back = household.bags.filter(({ status }) => status === 'returned' || status === 'written_off');
  if (!open && back[0]) return { words: `${back.length} 袋${bagWords[back[0].status].words}`, tone: 'harm' };
  const bag = open ?? household.bags[0];
  return bag ? bagWords[bag.status] : { words: '', tone: 'mute' };
}
