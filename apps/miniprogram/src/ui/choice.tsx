import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Tap } from './tap';

interface ChoiceProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T | undefined;
  onChange: (value: T) => void;
  /** None can be chosen now. */
  disabled?: boolean;
}

/** One of a few, all in sight. */
export function Choice<T extends string>(props: ChoiceProps<T>): ReactNode {
  const { label, options, value, onChange, disabled } = props;
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <View className="choice" ariaLabel={label}>
        {options.map((option) => (
          <Tap
            key={option.value}
            kind="line"
            pressed={option.value === value}
            disabled={disabled ?? false}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </Tap>
        ))}
      </View>
    </View>
  );
}
