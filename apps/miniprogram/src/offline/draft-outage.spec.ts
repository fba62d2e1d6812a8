import { type ListView, ProblemError } from '@cailan/shared-types';
import { DraftKeeper } from './draft-keeper';
import { edited, standingOf, type SaveBody, type SubmitBody } from './draft-state';
import { withLine } from './draft-lines';
import { ListService } from '../testing/list-service';
import { line } from '../testing/lists';
import { memory } from '../testing/memory';
import { settled } from '../testing/phone';

const KEY = 'draft/w1/h1';

/** A phone with the household's list open, and the service behind it. */
function phone(service: ListService, store = memory()) {
  let keys = 0;
  const keeper = new DraftKeeper(
    {
      store,
      load: () => service.get(),
      save: (body: SaveBody) => service.save(body),
      submit: (body: SubmitBody) => service.submit(body),
      beforeWrite: () => Promise.resolve(),
      afterWrite: () => Promise.resolve(),
      newKey: () => `key-${(keys += 1)}-of-this-phone`,
      now: () => '2026-11-21T11:30:00.000Z',
    },
    KEY,
    'h1',
    service.list,
  );
  const set = (offerId: string, quantity: number, roundId = 'r1') =>
    keeper.edit((state) => {
      const changed = line(offerId, quantity, roundId);
      return edited(state, { lines: withLine(state.lines, changed), note: state.note }, [changed]);
    });
  return { keeper, store, set, standing: () => standingOf(keeper.state.get()) };
}

const quantitiesOf = ({
  lines,
}: Pick<ListView, 'lines'> | { lines: readonly { offerId: string; quantity: number }[] }) =>
  Object.fromEntries(lines.map(({ offerId, quantity }) => [offerId, quantity]));

async function quiet(): Promise<void> {
  jest.advanceTimersByTime(1_500);
  await settled();
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a list that the service cannot take', () => {
  it.each([
    [500, 'internal_error'],
    [502, 'unknown'],
    [503, 'busy'],
    [507, 'unknown'],
    [426, 'app_outdated'],
    [429, 'too_many_requests'],
    [403, 'unknown'],
  ])(
    'is kept and waits when the service answers %i %s, and is never called refused',
    async (status, code) => {
      const service = new ListService();
      const { keeper, set, standing, store } = phone(service);
      set('a', 1);
      await quiet();
      service.refusal = new ProblemError(status, code, '系统出错，请稍后再试');
      set('a', 2);
      keeper.submit();
      for (let i = 0; i < 7; i += 1) {
        await settled();
        await keeper.run();
      }
      expect(standing()).toBe('waiting');
      expect(store.kept<{ failure: string }>(KEY)).toMatchObject({ failure: '系统出错，请稍后再试。' });
      service.refusal = undefined;
      await keeper.run();
      expect([standing(), quantitiesOf(service.list), service.keys.length]).toEqual([
        'submitted',
        { a: 2 },
        1,
      ]);
    },
  );
});
