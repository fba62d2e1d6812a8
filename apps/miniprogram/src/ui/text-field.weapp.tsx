import type { ReactNode } from 'react';
import { Input, Text, Textarea, View } from '@tarojs/components';
import { cut, type TextFieldProps } from './text-field.types';

const types = { text: 'text', digits: 'number', decimal: 'digit', search: 'text' } as const;

/** A field with its label: WeChat's own input. */
export function TextField(props: TextFieldProps): ReactNode {
  const {
    label,
    value,
    onChange,
    placeholder = '',
    kind = 'text',
    long,
    most,
    bare,
    onEnter,
    fault,
    focus,
  } = props;
  const shared = {
    value,
    placeholder,
    ariaLabel: label,
    // WeChat counts UTF-16 units, so the cut is ours.
    maxlength: -1,
    onInput: (event: { detail: { value: string } }) => onChange(cut(event.detail.value, most)),
  };
  return (
    <View className="field">
      {bare ? null : <Text className="field__label">{label}</Text>}
      {long ? (
        <Textarea className="field__input field__input--long" {...shared} />
      ) : (
        <Input
          className="field__input"
          type={types[kind]}
          focus={focus ?? false}
          confirmType={kind === 'search' ? 'search' : 'done'}
          onConfirm={onEnter}
          {...shared}
        />
      )}
      {fault ? <Text className="field__fault">{fault}</Text> : null}
    </View>
  );
}
