import { CONFIRMATION_HEADER, ProblemError } from '@cailan/shared-types';

const exchange = jest.fn<Promise<unknown>, [{ path: string }]>();
const closed: string[] = [];
const dialog = { given: false };
jest.mock('./http', () => ({ exchange: (asked: { path: string }) => exchange(asked) }));
jest.mock('./signed', () => ({ signed: (attempt: (headers: object) => unknown) => attempt({}) }));
jest.mock('../ui/wait-on-phone', () => ({
  waitOnPhone: (number: string) => ({
    get given() {
      return dialog.given;
    },
    close: () => void closed.push(number),
  }),
}));
const { confirmOnPhone } = jest.requireActual<typeof import('./confirm-on-phone')>('./confirm-on-phone');

const needed = new ProblemError(403, 'phone_confirmation_needed', '', { confirmationId: 'c1', number: '42' });
/** A service that wants a confirmation first. */
const guarded = jest.fn((headers: Record<string, string>) =>
  headers[CONFIRMATION_HEADER] === 'c1' ? Promise.resolve('done') : Promise.reject(needed),
);

beforeEach(() => {
  jest.useFakeTimers();
  closed.length = 0;
  dialog.given = false;
  guarded.mockClear();
  exchange.mockReset();
});
afterEach(() => jest.useRealTimers());

/** What became of it, once the phone has been asked after often enough. */
async function outcome(): Promise<string> {
  const told = confirmOnPhone(guarded).catch((error: Error) => error.message);
  await jest.advanceTimersByTimeAsync(20_000);
  return told;
}

it('makes the same request again with the phone’s yes, once', async () => {
  exchange.mockResolvedValueOnce({ status: 'asked' }).mockResolvedValueOnce({ status: 'confirmed' });
  expect(await outcome()).toBe('done');
  expect(guarded.mock.calls).toEqual([[{}], [{ [CONFIRMATION_HEADER]: 'c1' }]]);
  expect(exchange.mock.calls.map(([{ path }]) => path)).toEqual(Array(2).fill('/desk-confirmations/c1'));
  expect(closed).toEqual(['42']);
});

it.each([
  ['refused', '手机上没有同意，这件事没有做。'],
  ['expired', '手机没有在五分钟内确认，请再试一次。'],
  ['used', '手机没有在五分钟内确认，请再试一次。'],
])('does nothing where the phone’s answer is %s', async (status, said) => {
  exchange.mockResolvedValue({ status });
  expect(await outcome()).toBe(said);
  expect(guarded).toHaveBeenCalledTimes(1);
  expect(closed).toEqual(['42']);
});

it('does nothing where the person would not wait', async () => {
  dialog.given = true;
  expect(await outcome()).toBe('没有等手机确认，这件事没有做。');
  expect(exchange).not.toHaveBeenCalled();
});

it('leaves every other answer as it is', async () => {
  const other = new ProblemError(409, 'wrong_status', '当前状态不能这样操作');
  await expect(confirmOnPhone(() => Promise.reject(other))).rejects.toBe(other);
  expect(await confirmOnPhone(() => Promise.resolve(7))).toBe(7);
});
