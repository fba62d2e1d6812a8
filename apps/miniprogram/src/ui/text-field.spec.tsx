/** @jest-environment jsdom */
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { TextField } from './text-field';
import type { TextFieldProps } from './text-field.types';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
const entered = jest.fn();

function field(props: Partial<TextFieldProps>): HTMLInputElement {
  document.body.innerHTML = '<div></div>';
  root = createRoot(document.body.firstElementChild as Element);
  const given = { label: '商品码', value: '6901', onChange: () => {}, onEnter: entered, ...props };
  act(() => root.render(<TextField {...given} />));
  const input = document.querySelector('input');
  if (!input) throw new Error('there is no field');
  input.focus();
  input.setSelectionRange(4, 4);
  return input;
}

const press = (input: HTMLInputElement, init: KeyboardEventInit = {}) =>
  act(() => void input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init })));
const selected = ({ value, selectionStart, selectionEnd }: HTMLInputElement) =>
  value.slice(selectionStart ?? 0, selectionEnd ?? 0);

beforeEach(() => entered.mockClear());
afterEach(() => act(() => root.unmount()));

describe('Enter in a field', () => {
  it.each(['search', 'decimal', 'digits'] as const)('lets the next reading replace this one: %s', (kind) => {
    const input = field({ kind });
    press(input);
    expect(entered).toHaveBeenCalledTimes(1);
    expect(selected(input)).toBe('6901');
  });

  it('leaves the cursor in words where it is', () => {
    const input = field({ kind: 'text' });
    press(input);
    expect(selected(input)).toBe('');
  });

  it('is the input method’s while a word is being spelled', () => {
    press(field({ kind: 'search' }), { isComposing: true });
    expect(entered).not.toHaveBeenCalled();
  });
});
