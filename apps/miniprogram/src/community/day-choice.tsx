import type { ReactNode } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { sayInstant } from '../time';
import { Choice } from '../ui/choice';
import { daysBack, windowsOfDay } from './windows-of-day';

interface DayChoiceProps {
  windows: readonly WindowView[];
  daysAgo: number;
  onChange: (daysAgo: number) => void;
}

/** Which day of the past week; nothing to choose on the first. */
export function DayChoice({ windows, daysAgo, onChange }: DayChoiceProps): ReactNode {
  const now = serviceNow();
  const days = daysBack(windows, now);
  if (days.length < 2) return null;
  const options = days.map((ago) => ({ value: String(ago), label: sayDay(windows, now, ago) }));
  return (
    <Choice
      label="哪一天"
      options={options}
      value={String(daysAgo)}
      onChange={(value) => onChange(Number(value))}
    />
  );
}

function sayDay(windows: readonly WindowView[], now: Date, daysAgo: number): string {
  const [first] = windowsOfDay(windows, now, daysAgo);
  return first ? (sayInstant(first.startAt, now).split(' ')[0] ?? '') : '今天';
}
