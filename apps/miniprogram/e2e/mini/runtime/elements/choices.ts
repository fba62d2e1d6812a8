import type { Instance } from 'j-component';
import { defineElement, domOf, tell, textOf } from './element';

const values = new WeakMap<Element, string>();

function checkedProperty() {
  return {
    type: null,
    value: false,
    observer(this: Instance, on: unknown) {
      domOf(this).setAttribute('aria-checked', String(on === true || on === 'true'));
    },
  };
}

const isOn = (element: Element): boolean => element.getAttribute('aria-checked') === 'true';

function defineSwitch(): void {
  defineElement('switch', {
    properties: { checked: checkedProperty() },
    attached() {
      const element = domOf(this);
      element.setAttribute('role', 'switch');
      if (!element.hasAttribute('aria-checked')) element.setAttribute('aria-checked', 'false');
      element.addEventListener('click', () => {
        element.setAttribute('aria-checked', String(!isOn(element)));
        tell(this, 'change', { value: isOn(element) });
      });
    },
  });
}

/** `checkbox` and `radio`: the group tells what is chosen. */
function defineBox(name: 'checkbox' | 'radio'): void {
  defineElement(name, {
    properties: {
      checked: checkedProperty(),
      value: {
        type: null,
        value: '',
        observer(this: Instance, value: unknown) {
          values.set(domOf(this), textOf(value));
        },
      },
    },
    attached() {
      const element = domOf(this);
      element.setAttribute('role', name);
      if (!element.hasAttribute('aria-checked')) element.setAttribute('aria-checked', 'false');
      (element.closest('wx-label') ?? element).addEventListener('click', () => {
        const group = element.closest(`wx-${name}-group`);
        const others = [...(group?.querySelectorAll(`wx-${name}`) ?? [])];
        const on = name === 'radio' || !isOn(element);
        if (name === 'radio') for (const other of others) other.setAttribute('aria-checked', 'false');
        element.setAttribute('aria-checked', String(on));
        group?.dispatchEvent(new CustomEvent('mini-chosen'));
      });
    },
  });
}

function defineGroup(name: 'checkbox' | 'radio'): void {
  defineElement(`${name}-group`, {
    attached() {
      const group = domOf(this);
      if (name === 'radio') group.setAttribute('role', 'radiogroup');
      group.addEventListener('mini-chosen', () => {
        const chosen = [...group.querySelectorAll(`wx-${name}`)]
          .filter(isOn)
          .map((one) => values.get(one) ?? '');
        tell(this, 'change', { value: name === 'radio' ? (chosen[0] ?? '') : chosen });
      });
    },
  });
}

export function defineChoices(): void {
  defineSwitch();
  for (const name of ['checkbox', 'radio'] as const) {
    defineBox(name);
    defineGroup(name);
  }
}
