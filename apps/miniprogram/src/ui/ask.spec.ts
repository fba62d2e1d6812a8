/** @jest-environment jsdom */
import { Phone } from '../testing/phone';
import type { Question } from './ask.types';

const showModal = jest.fn((_: object) => Promise.resolve({ confirm: true }));
const phone = new Phone();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { ...phone.taro, showModal } }));
jest.mock('./ask.scss', () => ({}));

const { ask } = jest.requireActual<typeof import('./ask')>('./ask');
const inWeChat = jest.requireActual<typeof import('./ask.weapp')>('./ask.weapp');
const { setCareMode } = jest.requireActual<typeof import('../session/session')>('../session/session');

const question: Question = { title: '现在截单？', content: '截单以后不能再改。', yes: '截单' };
const dialog = () => document.querySelector('dialog');
const press = (words: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)?.click();

// jsdom knows the element, and not how it opens and closes.
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement, value?: string) {
    this.open = false;
    this.returnValue = value ?? '';
    this.dispatchEvent(new Event('close'));
  },
});

describe('a question in a browser', () => {
  afterEach(() => setCareMode(false));

  it('says what it asks, and stands before the page until it is answered', async () => {
    const answer = ask(question);
    expect(dialog()?.open).toBe(true);
    expect(dialog()?.getAttribute('aria-label')).toBe('现在截单？');
    expect(dialog()?.textContent).toBe('现在截单？截单以后不能再改。取消截单');
    press('截单');
    await expect(answer).resolves.toBe(true);
    expect(dialog()).toBeNull();
  });

  it.each([
    ['取消', () => press('取消')],
    ['Escape', () => dialog()?.close()],
    ['the way back', () => window.dispatchEvent(new PopStateEvent('popstate'))],
  ])('takes %s for a no', async (_, leave) => {
    const answer = ask(question);
    leave();
    await expect(answer).resolves.toBe(false);
    expect(dialog()).toBeNull();
  });

  it('grows in care mode', async () => {
    setCareMode(true);
    const answer = ask(question);
    expect(dialog()?.classList).toContain('page--care');
    expect(Number(dialog()?.style.getPropertyValue('--scale'))).toBeCloseTo(24 / 17);
    press('取消');
    await answer;
  });
});

describe('a question in WeChat', () => {
  it('is put by WeChat itself, its button in our green', async () => {
    await expect(inWeChat.ask(question)).resolves.toBe(true);
    expect(showModal).toHaveBeenCalledWith({
      title: '现在截单？',
      content: '截单以后不能再改。',
      confirmText: '截单',
      cancelText: '取消',
      confirmColor: '#1b7f4b',
    });
  });
});
