/** @jest-environment jsdom */
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { useRest } from './use-rest';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let rests: ReturnType<typeof useRest> = { resting: false, rest: () => undefined };

function Button({ atFirst }: { atFirst: boolean }): ReactNode {
  rests = useRest(atFirst);
  return null;
}

const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));

function show(atFirst: boolean): void {
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<Button atFirst={atFirst} />));
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('rests after a tap, from the last one on, and not before', () => {
  show(false);
  expect(rests.resting).toBe(false);
  act(() => rests.rest());
  pass(600);
  act(() => rests.rest());
  pass(600);
  expect(rests.resting).toBe(true);
  pass(100);
  expect(rests.resting).toBe(false);
});

it('rests at first where it came up at a tap', () => {
  show(true);
  expect(rests.resting).toBe(true);
  pass(700);
  expect(rests.resting).toBe(false);
});
