import { isField, namesOf, plain, shown } from './visible';

/** Pieces of a card: what shows something and has nothing within. */
function piecesIn(element: Element): number {
  return [...element.querySelectorAll('*')].filter(
    (one) => (one.childElementCount === 0 || isField(one)) && shown(one) && namesOf(one).some(Boolean),
  ).length;
}

/** Blocks of a list look alike: same element, same first class. */
function hasTwin(element: Element): boolean {
  return [...(element.parentElement?.children ?? [])].some(
    (other) =>
      other !== element && other.tagName === element.tagName && other.classList[0] === element.classList[0],
  );
}

const CARD =
  'li, tr, article, [role=listitem], [role=row], [role=group], [role=dialog], [role=alertdialog], dialog';

/** From a text up to the card that holds it: one row of a list, a dialog, or the biggest block that is not the page. */
function cardAround(element: Element): Element {
  let card = element;
  for (let next = element; next.parentElement && next !== document.body; next = next.parentElement) {
    if (next.getBoundingClientRect().height > innerHeight * 0.9) break;
    card = next;
    if (next.matches(CARD) || (hasTwin(next) && piecesIn(next) > 1)) break;
  }
  return card;
}

/** Whether the words stand in something that cannot be seen yet, such as a dialog that begins to fade in. */
function veils(element: Element, name: string): boolean {
  return [...element.querySelectorAll('*')].some(
    (one) => plain(one.textContent ?? '').includes(name) && getComputedStyle(one).opacity === '0',
  );
}

/** The innermost elements that go by a name, exactly if there is one, else in part. */
export function innermost(label: string, root: Element): Element[] {
  const name = plain(label);
  const all = [root, ...root.querySelectorAll('*')].filter(
    (element) => !/^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName),
  );
  const named = (test: (own: string) => boolean) => {
    const found = all.filter((element) => namesOf(element).some(test)).filter(shown);
    return found
      .filter((element) => !found.some((other) => other !== element && element.contains(other)))
      .filter((element) => !veils(element, name));
  };
  const exact = named((own) => own === name);
  return exact.length > 0 ? exact : named((own) => own.includes(name));
}

/** The cards that hold these words, each found inside the one before; the whole page when no words are given. */
export function cardsOf(within: readonly string[]): Element[] {
  let cards: Element[] = [document.body];
  for (const text of within) {
    const found = cards.flatMap((card) => innermost(text, card).map((one) => ({ card, one })));
    cards = [
      ...new Set(
        found.map(({ card, one }) => {
          const around = cardAround(one);
          return card.contains(around) ? around : card;
        }),
      ),
    ];
  }
  return cards;
}
