import type { Device } from './stage';

/** How many CSS pixels the page is wider than the screen; 0 when nothing has to be scrolled sideways. */
export const sidewaysPx = ({ page }: Device): Promise<number> =>
  page.evaluate(() => {
    const roots = [document.documentElement, document.body, ...document.querySelectorAll('.page')];
    return Math.max(0, ...roots.map((root) => root.scrollWidth - innerWidth));
  });

/** Names of table rows that stand letter under letter, because their column is too narrow. */
export const crampedNames = ({ page }: Device): Promise<string[]> =>
  page.evaluate(() => {
    const names = [...document.querySelectorAll<HTMLElement>('.desk-table tbody th')];
    const isCramped = ({ offsetWidth, offsetHeight }: HTMLElement) => offsetHeight > 2 * offsetWidth;
    return names.filter(isCramped).map(({ innerText }) => innerText);
  });
