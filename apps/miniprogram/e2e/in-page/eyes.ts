import { bring } from './bring';
import { nextPaint } from './paint';
import { chooseTarget, chooseField, enabled } from './choose';
import { isField, plain, shown, visibleText, words } from './visible';
import { cardsOf } from './cards';

/** What a person's eyes tell of the page, and nothing else: texts, labels, what is greyed out. Strings in, elements out. */
export interface Eyes {
  /** All that can be read on the page, values and placeholders of fields included. */
  text(): string;
  /** Whether these words can be read, in one of the cards that hold `within` (outermost first). Blanks do not count. */
  sees(text: string, within: readonly string[]): boolean;
  /** Whether each of `within` can be found. */
  finds(within: readonly string[]): boolean;
  /** What a finger would go to for this label; nothing when it is absent or greyed out. */
  target(label: string, within: readonly string[]): Element | undefined;
  /** The field with this label or placeholder. */
  field(label: string, within: readonly string[]): Element | undefined;
  /** Scrolls the element to the middle unless it is in plain sight, and says whether the page has come to rest. */
  rests(element: Element): boolean;
  /** Whether what is typed now goes into a field. */
  inField(): boolean;
  /** Milliseconds from the next touch to the picture that answers it. */
  nextPaint(mostMs: number): Promise<number>;
  /** Whether the label is there, but cannot be used. */
  greyedOut(label: string, within: readonly string[]): boolean;
}

declare global {
  interface Window {
    eyes: Eyes;
  }
}

window.eyes = {
  text: () => visibleText(document.body),
  sees: (text, within) => cardsOf(within).some((card) => words(card).includes(plain(text))),
  finds: (within) => cardsOf(within).length > 0,
  target: (label, within) => chooseTarget(label, cardsOf(within)),
  field: (label, within) => chooseField(label, cardsOf(within)),
  rests: bring,
  inField: () => document.activeElement !== null && isField(document.activeElement),
  nextPaint,
  greyedOut: (label, within) => {
    const there = chooseTarget(label, cardsOf(within), shown);
    return there !== undefined && !enabled(there);
  },
};
