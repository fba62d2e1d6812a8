import { innermost } from './cards';
import { isField, shown } from './visible';

const CONTROL =
  'button, a[href], input, textarea, select, label, wx-button, wx-switch, wx-navigator, taro-button-core, ' +
  '[role=button], [role=tab], [role=link], [role=option], [role=checkbox], [role=radio], [role=switch], [role=menuitem]';
const GREY = ':disabled, [disabled]:not([disabled="false"]), [aria-disabled="true"]';

/** Whether the element or what it stands in is not greyed out. */
export const enabled = (element: Element): boolean => !element.closest(GREY);

const usable = (element: Element): boolean => shown(element) && enabled(element);

/** Whether something else lies over the element's middle, as far as it is on screen. */
export function covered(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false;
  const top = document.elementFromPoint(x, y);
  return top !== null && !element.contains(top) && !top.contains(element);
}

function area(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}

/** In view before covered, controls before plain words, small before large, then as read. */
function best(elements: readonly Element[]): Element | undefined {
  const ranked = elements.map((element) => ({
    element,
    rank: [Number(covered(element)), Number(!element.closest(CONTROL)), area(element)],
  }));
  ranked.sort((a, b) => a.rank.map((own, i) => own - (b.rank[i] ?? 0)).find((d) => d !== 0) ?? 0);
  return ranked[0]?.element;
}

/** What a finger goes to for a label. */
export function chooseTarget(
  label: string,
  cards: readonly Element[],
  fit: (element: Element) => boolean = usable,
): Element | undefined {
  return best(cards.flatMap((card) => innermost(label, card)).filter(fit));
}

const fieldsIn = (element: Element): Element[] =>
  [element, ...element.querySelectorAll('input, textarea')].filter(isField).filter(usable);

/** The field that goes by the label itself, or the one nearest to the label's words. */
export function chooseField(label: string, cards: readonly Element[]): Element | undefined {
  const named = cards.flatMap((card) => innermost(label, card));
  const own = best(named.flatMap(fieldsIn));
  if (own) return own;
  for (const name of named) {
    for (let around = name.parentElement; around; around = around.parentElement) {
      const [near] = fieldsIn(around);
      if (near) return near;
    }
  }
  return undefined;
}
