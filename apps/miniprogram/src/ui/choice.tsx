import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Tap } from './tap';

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T | undefined;
  onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>): ReactNode {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <View className="choice" ariaLabel={label}>
        {options.map((option) => (
          <Tap
            key={option.value}
            kind="line"
            pressed={option.value === value}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </Tap>
        ))}
      </View>
    </View>
  );
}
