import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { clockOf, type WindowView } from '@cailan/shared-types';
import { visitState, visitWords, type Visit, type VisitState } from '../../visits';
import { slotEnd } from '../../slot';
import { partOf, ticksOf } from '../time-line-parts';

const colours: Record<VisitState, string> = {
  loading: 'mute',
  on_the_way: 'mute',
  overdue: 'harm',
  missed: 'harm',
  queued: 'now',
  receiving: 'now',
  done: 'good',
  ended: 'mute',
};

interface TimeLineProps {
  window: WindowView;
  visits: readonly Visit[];
  now: Date;
}

/** The window from left to right: each vehicle's slot with its state in words, and where the time is now. */
export function TimeLine({ window, visits, now }: TimeLineProps): ReactNode {
  if (visits.length === 0) return null;
  const bySlot = [...visits].sort((a, b) => a.load.slotAt.localeCompare(b.load.slotAt));
  const inside = window.startAt <= now.toISOString() && now.toISOString() < window.endAt;
  return (
    <View className="line" ariaLabel="时间轴">
      <View className="line__scale">
        {ticksOf(window).map((tick) => (
          <Text key={tick.toISOString()}>{clockOf(tick)}</Text>
        ))}
      </View>
      {inside ? (
        <View
          className="line__now"
          style={{ left: percent(partOf(window, now)) }}
          ariaLabel={`现在 ${clockOf(now)}`}
        />
      ) : null}
      {bySlot.map((visit) => (
        <Slot key={`${visit.load.id} ${visit.stop.dropPointId}`} visit={visit} window={window} now={now} />
      ))}
    </View>
  );
}

/** The words stand on the side with more room. */
function Slot({ visit, window, now }: { visit: Visit; window: WindowView; now: Date }): ReactNode {
  const { load } = visit;
  const state = visitState(visit, window, now.toISOString());
  const from = partOf(window, new Date(load.slotAt));
  const to = partOf(window, slotEnd(load.slotAt));
  const after = 1 - to >= from;
  const words = (
    <Text className={`line__words ${after ? '' : 'line__words--before'}`}>
      {`${load.supermarketName} ${visitWords[state].words}`}
    </Text>
  );
  return (
    <View className="line__slot">
      {after ? <View className="line__room" style={{ width: percent(from) }} /> : words}
      <View className={`line__bar line__bar--${colours[state]}`} style={{ width: percent(to - from) }}>
        <Text>{state === 'done' ? '✓' : ''}</Text>
      </View>
      {after ? words : <View className="line__room" style={{ width: percent(1 - to) }} />}
    </View>
  );
}

const percent = (part: number): string => `${Math.round(part * 1000) / 10}%`;
