import type { Instance } from 'j-component';
import { choose } from '../dialogs';
import { defineElement, domOf, tell, textOf } from './element';

/** One line of a `selector`'s range: the text itself, or the object's field that `range-key` names. */
function lineOf(row: unknown, key: unknown): string {
  if (typeof row === 'object' && row !== null) return textOf((row as Record<string, unknown>)[textOf(key)]);
  return textOf(row);
}

/** Dates and times are chosen on the system's own wheel; here they are typed. */
function askFor(kind: string, before: string): Promise<string | undefined> {
  return choose({ title: kind === 'date' ? '选择日期' : '选择时间', field: { kind, value: before } }).then(
    (answer) => answer?.text,
  );
}

async function ask(element: Instance): Promise<void> {
  const { mode, range, rangeKey, value } = element.data;
  if (mode === 'date' || mode === 'time') {
    const text = await askFor(mode, textOf(value));
    if (text === undefined) tell(element, 'cancel');
    else tell(element, 'change', { value: text });
    return;
  }
  const lines = (Array.isArray(range) ? range : []).map((row) => lineOf(row, rangeKey));
  const answer = await choose({ title: '', lines });
  if (answer) tell(element, 'change', { value: String(answer.index) });
  else tell(element, 'cancel');
}

export function definePicker(): void {
  defineElement('picker', {
    properties: {
      mode: { type: null, value: 'selector' },
      range: { type: null, value: [] },
      rangeKey: { type: null, value: '' },
      value: { type: null, value: '' },
    },
    attached() {
      domOf(this).addEventListener('click', () => {
        if (!domOf(this).hasAttribute('disabled')) void ask(this);
      });
    },
  });
}
