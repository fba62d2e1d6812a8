import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { WindowView } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { sayWindow } from '../time';
import { Card } from '../ui/layout';
import { Heading, Small } from '../ui/text';
import { Tap } from '../ui/tap';
import './window-choice.scss';

interface WindowChoiceProps {
  windows: readonly WindowView[];
  chosen: string;
  hint?: string;
  /** What stands after a window's name: that it has a round already. */
  noteOf?: (window: WindowView) => string;
  onChoose: (window: WindowView) => void;
}

const FEW = 4;

/** Which delivery window the goods go out in: the coming ones, the next few in sight. */
export function WindowChoice({ windows, chosen, hint, noteOf, onChoose }: WindowChoiceProps): ReactNode {
  const [all, setAll] = useState(false);
  const now = serviceNow();
  const few = Math.max(FEW, windows.findIndex(({ id }) => id === chosen) + 1);
  return (
    <Card>
      <Heading>配送时段</Heading>
      {hint ? <Small>{hint}</Small> : null}
      <View className="window-choice">
        {(all ? windows : windows.slice(0, few)).map((window) => (
          <Tap
            key={window.id}
            kind="line"
            pressed={window.id === chosen}
            onClick={() => onChoose(window)}
          >{`${sayWindow(window.startAt, window.endAt, now)} · ${window.name}${noteOf?.(window) ?? ''}`}</Tap>
        ))}
      </View>
      {all || windows.length <= few ? null : (
        <Tap kind="quiet" onClick={() => setAll(true)}>
          看更晚的时段
        </Tap>
      )}
    </Card>
  );
}
