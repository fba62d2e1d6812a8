import { Event } from 'miniprogram-exparser';

const FIELDS = ['WX-INPUT', 'WX-TEXTAREA'];

/** An attribute of the template's element, in camel case; WeChat keeps most of them out of the page's own tree. */
function attributeOf(element: Element, name: string): unknown {
  return element.__wxElement?._vt?.attrs.find((attr) => attr.name === name)?.value;
}

const labelOf = (element: Element): string => textAttribute(element, 'ariaLabel');

/** What stands in a field, or the hint while it is empty. */
const standsIn = (field: Element): string =>
  textAttribute(field, 'value') || textAttribute(field, 'placeholder');

function textAttribute(element: Element, name: string): string {
  const value = attributeOf(element, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Every piece of text that the page shows, in order; of a field what stands in it. */
export function textsOf(root: Element): string[] {
  const said = [...root.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) return [plain(node.textContent)];
    if (!(node instanceof Element) || node.tagName === 'STYLE') return [];
    return FIELDS.includes(node.tagName) ? [standsIn(node)] : textsOf(node);
  });
  return said.filter(Boolean);
}

/**
 * The smallest element whose text or label is `words`, else one that contains them.
 * @param beside narrows to the one that is nearest to these words: the button in the card that says so.
 */
export function elementSaying(root: Element, words: string, beside?: string): Element | undefined {
  const all = [...root.querySelectorAll('*')];
  const says = (fits: (text: string) => boolean) =>
    smallest(all.filter((element) => fits(plain(element.textContent)) || fits(labelOf(element))));
  const exact = says((text) => text === words);
  const found = exact.length > 0 ? exact : says((text) => text.includes(words));
  if (beside === undefined) return found[0];
  return nearest(found, (element) => plain(element.textContent).includes(beside));
}

/** Elements of which none contains another. */
const smallest = (elements: Element[]): Element[] =>
  elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)));

/** The element whose closest fitting ancestor says the least. */
function nearest(elements: Element[], fits: (ancestor: Element) => boolean): Element | undefined {
  const sized = elements.flatMap((element) => {
    let card: Element | null = element;
    while (card && !fits(card)) card = card.parentElement;
    return card ? [{ element, size: card.textContent?.length ?? 0 }] : [];
  });
  return sized.sort((a, b) => a.size - b.size)[0]?.element;
}

/** The input or text area with this label or hint, or else the one nearest to the words. */
export function fieldOf(root: Element, label: string): Element | undefined {
  const fields = [...root.querySelectorAll(FIELDS.join(','))];
  const named = fields.find((field) =>
    [labelOf(field), textAttribute(field, 'placeholder')].some((text) => text.includes(label)),
  );
  return named ?? nearest(fields, (ancestor) => plain(ancestor.textContent).includes(label));
}

/** Whether WeChat would keep a tap from this element's handlers: it, or the button around it, is disabled. */
export function isDisabled(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement)
    if (String(attributeOf(each, 'disabled')) === 'true') return true;
  return false;
}

/** A finger that touches the element and lifts. */
export function touch(element: Element): void {
  for (const name of ['touchstart', 'touchend', 'tap']) send(element, name, { x: 0, y: 0 }, true);
}

/** An event of the element alone, such as `input` or `scrolltolower`. */
export function fire(element: Element, name: string, detail: object = {}): void {
  send(element, name, detail, false);
}

function send(element: Element, name: string, detail: object, bubbles: boolean): void {
  const node = element.__wxElement;
  if (!node) throw new Error('this element is not of the page');
  const extraFields = { touches: [], changedTouches: [] };
  Event.dispatchEvent(
    node,
    Event.create(name, detail, { bubbles, capturePhase: true, composed: true, extraFields }),
  );
}
