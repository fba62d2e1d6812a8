/** @jest-environment jsdom */
import { showDetail } from './show-detail';

const scrolled = jest.fn();
Object.assign(Element.prototype, { checkVisibility: () => true, scrollIntoView: scrolled });

/** A list and its detail, each from its top to its bottom, on a screen 800 px high. */
function lay(list: readonly [number, number], detail: readonly [number, number]): void {
  document.body.innerHTML =
    '<div class="split"><div class="split__list"></div><div class="split__detail"></div></div>';
  Object.assign(window, { innerHeight: 800 });
  const boxes = { '.split__list': list, '.split__detail': detail };
  for (const [name, [top, bottom]] of Object.entries(boxes)) {
    const element = document.querySelector(name);
    if (element) element.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
  }
}

describe('the detail of what was chosen', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    scrolled.mockClear();
  });
  afterEach(() => jest.useRealTimers());

  it.each<[string, readonly [number, number], readonly [number, number], number]>([
    ['is brought into sight from under its list', [100, 700], [712, 1100], 1],
    ['stays where it stands beside its list', [450, 1400], [450, 800], 0],
    ['stays where it begins in the upper half of the screen', [100, 300], [312, 900], 0],
  ])('%s', (_, list, detail, times) => {
    lay(list, detail);
    showDetail();
    jest.runAllTimers();
    expect(scrolled).toHaveBeenCalledTimes(times);
  });

  it('need not be there', () => {
    document.body.innerHTML = '';
    showDetail();
    jest.runAllTimers();
    expect(scrolled).not.toHaveBeenCalled();
  });
});
