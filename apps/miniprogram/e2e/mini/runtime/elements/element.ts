import { register, type Instance, type Property } from 'j-component';

/** The DOM element that a built-in element is drawn as. */
export const domOf = (element: Instance): HTMLElement => element._exparserNode.$$;

/** Attributes for screen readers, and those that hide or disable: they reach the DOM as a browser knows them. */
const ARIA = [
  'role label hidden checked disabled expanded selected live level valuenow valuemin valuemax labelledby describedby',
  'pressed modal controls haspopup current atomic',
]
  .join(' ')
  .split(' ');

function attribute(name: string): Property {
  return {
    type: null,
    observer(this: Instance, value: unknown) {
      setAttribute(domOf(this), name, value);
    },
  };
}

export function setAttribute(element: Element, name: string, value: unknown): void {
  if (
    value === undefined ||
    value === null ||
    value === '' ||
    (value === false && !name.startsWith('aria-'))
  ) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : textOf(value));
  }
}

/** What an attribute's value reads as; objects have no reading. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

const capital = (name: string): string => `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const shared: Record<string, Property> = {
  ...Object.fromEntries(
    ARIA.map((name) => [capital(name), attribute(name === 'role' ? 'role' : `aria-${name}`)]),
  ),
  role: attribute('role'),
  hidden: attribute('hidden'),
  disabled: attribute('disabled'),
};

interface Made {
  properties?: Record<string, Property>;
  /** Runs once the element is on the page. */
  attached?: (this: Instance) => void;
}

/** Registers `<name>`, drawn as `<wx-name>`. */
export function defineElement(name: string, { properties, attached }: Made = {}): void {
  register({
    id: name,
    tagName: `wx-${name}`,
    template: '<slot/>',
    properties: { ...shared, ...properties },
    ...(attached ? { attached } : {}),
  });
}

/** Tells the page's handler, as WeChat does: only the one bound to this very element. */
export function tell(element: Instance, event: string, detail: object = {}): void {
  element.triggerEvent(event, detail, { bubbles: false });
}
