import type { ListView } from '@cailan/shared-types';
import { Unreachable } from '../api/errors';
import { DraftKeeper } from '../offline/draft-keeper';
import { withLine } from '../offline/draft-lines';
import { edited, standingOf, type SaveBody, type SubmitBody } from '../offline/draft-state';
import type { ListService } from './list-service';
import { line } from './lists';
import { memory } from './memory';
import { settled } from './phone';

export const KEY = 'draft/w1/h1';
const noNetwork = () => Promise.reject(new Unreachable('offline'));

/** A phone with the household's list open, and the service behind it. */
export function phone(service: ListService, store = memory(), seen = service.list) {
  let keys = 0;
  const online = { now: true };
  const ask = <T>(answer: () => Promise<T>) => (online.now ? answer() : noNetwork());
  const keeper = new DraftKeeper(
    {
      store,
      load: () => ask(() => service.get()),
      save: (body: SaveBody) => ask(() => service.save(body)),
      submit: (body: SubmitBody) => ask(() => service.submit(body)),
      beforeWrite: () => Promise.resolve(),
      afterWrite: () => Promise.resolve(),
      newKey: () => `key-${(keys += 1)}-of-this-phone`,
      now: () => '2026-11-21T11:30:00.000Z',
    },
    KEY,
    'h1',
    seen,
  );
  const set = (offerId: string, quantity: number, roundId = 'r1') =>
    keeper.edit((state) => {
      const changed = line(offerId, quantity, roundId);
      return edited(state, { lines: withLine(state.lines, changed), note: state.note }, [changed]);
    });
  return { keeper, store, online, set, standing: () => standingOf(keeper.state.get()) };
}

export const quantitiesOf = ({
  lines,
}: Pick<ListView, 'lines'> | { lines: readonly { offerId: string; quantity: number }[] }) =>
  Object.fromEntries(lines.map(({ offerId, quantity }) => [offerId, quantity]));

export async function quiet(): Promise<void> {
  jest.advanceTimersByTime(1_500);
  await settled();
}
