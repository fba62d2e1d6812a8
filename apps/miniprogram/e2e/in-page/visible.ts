/** Text as the eye compares it: without blanks, which layout adds and takes as it likes. */
export const plain = (text: string): string => text.replace(/\s+/g, '');

/** Whether the element takes room on the page and is not hidden. */
export function shown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  );
}

export const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** What a field shows: its value, or its placeholder while it is empty. */
const fieldText = (field: HTMLInputElement | HTMLTextAreaElement): string =>
  field.type === 'password' ? '' : field.value || field.placeholder;

/** What can be read in an element, as laid out. */
export function visibleText(element: Element): string {
  if (!shown(element) && element !== document.body) return '';
  const fields = [...element.querySelectorAll('input, textarea')].filter(isField).filter(shown);
  const own = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  return [own, ...fields.map(fieldText), ...(isField(element) ? [fieldText(element)] : [])]
    .filter(Boolean)
    .join('\n')
    .replace(/\n\s*\n+/g, '\n');
}

export const words = (element: Element): string => plain(visibleText(element));

/** The names that an element goes by: what it shows, and what a screen reader says. */
export function namesOf(element: Element): string[] {
  const said = [element.getAttribute('aria-label'), element.getAttribute('alt')];
  const shownWords = isField(element) ? [element.placeholder, fieldText(element)] : [words(element)];
  return [...said, ...shownWords].flatMap((name) => (name ? [plain(name)] : []));
}
