/**
 * @jest-environment jsdom
 */
import path from 'node:path';
import type * as Simulate from 'miniprogram-simulate';

const SOURCE = path.join(__dirname, '../src/native/quantity-stepper');

/** WeChat's own component, by itself, as its page uses it. */
function open(properties: { quantity?: number; most?: number; care?: boolean }) {
  const simulate = jest.requireActual<typeof Simulate>('miniprogram-simulate');
  const id = simulate.load(path.join(SOURCE, 'index'), 'quantity-stepper', {
    rootPath: SOURCE,
    compiler: 'official',
  });
  const stepper = simulate.render(id, { name: '白菜', ...properties });
  stepper.attach(document.body.appendChild(document.createElement('div')));
  const told: unknown[] = [];
  stepper.addEventListener('change', ({ detail }) => told.push(detail));
  stepper.addEventListener('most', () => told.push('most'));
  /** Touches come in the next turn, as on a phone. */
  const tap = async (selector: string) => {
    const button = stepper.querySelector(selector);
    if (!button) throw new Error(`nothing to tap at ${selector}`);
    button.dispatchEvent('touchstart');
    button.dispatchEvent('touchend');
    await new Promise((turn) => setTimeout(turn, 5));
  };
  return { told, tap, words: () => stepper.dom.textContent, stepper };
}

describe('the quantity stepper', () => {
  beforeEach(() => jest.resetModules());

  it('shows only how to add while there is none', () => {
    const { words, stepper } = open({ quantity: 0 });
    expect(words()).toBe('+');
    expect(stepper.querySelectorAll('.stepper__button')).toHaveLength(1);
  });

  it('counts up and down, and tells the page each time', async () => {
    const { tap, told, words } = open({ quantity: 1 });
    await tap('.stepper__button--more');
    expect(words()).toBe('−2+');
    await tap('.stepper__button');
    await tap('.stepper__button');
    expect(words()).toBe('+');
    expect(told).toEqual([{ quantity: 2 }, { quantity: 1 }, { quantity: 0 }]);
  });

  it('stops at the limit and says so', async () => {
    const { tap, told, words, stepper } = open({ quantity: 2, most: 2 });
    await tap('.stepper__button--more');
    expect(words()).toBe('−2+');
    expect(told).toEqual(['most']);
    expect(stepper.querySelector('.stepper__button--off')).toBeDefined();
  });

  it('follows the page', () => {
    const { stepper, words } = open({ quantity: 5 });
    stepper.setData({ quantity: 7 });
    expect(words()).toBe('−7+');
  });

  it('grows in care mode', () => {
    expect(open({ quantity: 1, care: true }).stepper.querySelector('.stepper--care')).toBeDefined();
  });
});
