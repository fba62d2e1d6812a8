import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { serviceNow } from '../api/clock';
import { Choice } from '../ui/choice';
import { TextField } from '../ui/text-field';
import { daysUntil, timeFault, type TypedTime } from './typed-time';
import './time-field.scss';

interface TimeFieldProps {
  /** What happens then: `截单`. */
  name: string;
  /** No later than this day (UTC instant). */
  until: string;
  value: TypedTime;
  onChange: (time: TypedTime) => void;
}

/** A day from a few, and a time of day that is typed: `19:30` or `1930`. */
export function TimeField({ name, until, value, onChange }: TimeFieldProps): ReactNode {
  const days = daysUntil(until, serviceNow());
  return (
    <View className="time-field">
      <Choice
        label={`${name}日期`}
        options={days}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
      />
      <TextField
        label={`${name}时间（时:分）`}
        value={value.clock}
        onChange={(clock) => onChange({ ...value, clock })}
        placeholder="例如 19:30"
        most={5}
        fault={timeFault({ [name]: value })}
      />
    </View>
  );
}
