import type { LoadView } from '@cailan/shared-types';
import { comingIn } from './coming';

const load = (id: string, windowId: string, ...groupOrderIds: string[]): LoadView =>
  ({
    ...{ id, windowId },
    stops: [{ groups: groupOrderIds.map((groupOrderId) => ({ groupOrderId })) }],
  }) as unknown as LoadView;

it("lists what came back on its second vehicle, in its own window and in the vehicle's", () => {
  const loads = [load('first', 'own'), load('again', 'next', 'back'), load('other', 'next', 'else')];
  const shown = (windowId: string, ...ids: string[]) =>
    comingIn(
      loads,
      windowId,
      ids.map((id) => ({ id })),
    ).map(({ id }) => id);
  expect(shown('own', 'back')).toEqual(['again']);
  expect(shown('next', 'else')).toEqual(['again', 'other']);
});
