import type { Instance, Property } from 'j-component';
import { defineElement, domOf, setAttribute, tell, textOf } from './element';

/** WeChat cuts what is typed here unless told otherwise. */
const MAX_LENGTH = 140;
const KEYBOARD: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

type Field = HTMLInputElement | HTMLTextAreaElement;

const fields = new WeakMap<HTMLElement, Field>();

function fieldOf(element: Instance): Field {
  const host = domOf(element);
  const known = fields.get(host);
  if (known) return known;
  const field = document.createElement(host.tagName === 'WX-TEXTAREA' ? 'textarea' : 'input');
  field.maxLength = MAX_LENGTH;
  fields.set(host, field);
  host.append(field);
  listen(element, field);
  return field;
}

function listen(element: Instance, field: Field): void {
  const said = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length });
  field.addEventListener('input', (event) => {
    event.stopPropagation();
    tell(element, 'input', { ...said(), keyCode: 0 });
  });
  field.addEventListener('focus', () => tell(element, 'focus', { ...said(), height: 0 }));
  field.addEventListener('blur', () => {
    tell(element, 'blur', said());
    if (field.value !== field.defaultValue) tell(element, 'change', said());
  });
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || field instanceof HTMLTextAreaElement)
      return;
    tell(element, 'confirm', said());
    field.blur();
  });
}

function set(change: (field: Field, value: unknown) => void, value: unknown = ''): Property {
  return {
    type: null,
    value,
    observer(this: Instance, given: unknown) {
      change(fieldOf(this), given);
    },
  };
}

const properties: Record<string, Property> = {
  value: set((field, value) => {
    if (field.value !== textOf(value)) field.value = textOf(value);
  }),
  placeholder: set((field, text) => {
    field.placeholder = textOf(text);
  }),
  maxlength: set((field, most) => {
    const length = most === '' || most === undefined || most === null ? MAX_LENGTH : Number(most);
    if (length < 0) field.removeAttribute('maxlength');
    else field.maxLength = length;
  }, MAX_LENGTH),
  type: set((field, kind) => {
    field.inputMode = KEYBOARD[textOf(kind)] ?? 'text';
  }, 'text'),
  password: set((field, secret) => {
    if (field instanceof HTMLInputElement)
      field.type = secret === true || secret === 'true' ? 'password' : 'text';
  }, false),
  disabled: set((field, disabled) => {
    field.disabled = disabled === true || disabled === 'true';
  }, false),
  focus: set((field, focus) => {
    // Attributes are set before the element is on the page.
    if (focus === true) requestAnimationFrame(() => field.focus());
  }, false),
  name: set((field, name) => {
    setAttribute(field, 'name', name);
  }),
  ariaLabel: set((field, label) => {
    setAttribute(field, 'aria-label', label);
  }),
};

export function defineFields(): void {
  for (const name of ['input', 'textarea']) {
    defineElement(name, {
      properties,
      attached() {
        fieldOf(this);
      },
    });
  }
}
