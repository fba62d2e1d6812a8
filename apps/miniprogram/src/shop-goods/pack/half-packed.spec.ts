import type { PackHouseholdView } from '@cailan/shared-types';
import { Phone } from '../../testing/phone';

const phone = new Phone();
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }));
const { keep, keptKeys } =
  jest.requireActual<typeof import('../../offline/storage')>('../../offline/storage');
const { forgetPacked } = jest.requireActual<typeof import('./half-packed')>('./half-packed');

const noted = { typed: { line: '520' }, counts: {} };
const household = (orderId: string, packedAt: string | null) => ({ orderId, packedAt }) as PackHouseholdView;
const keys = () => keptKeys('half-packed/');

beforeEach(() => phone.storage.clear());

it('lets go of what was noted of a packed household, and of no other', () => {
  for (const id of ['a', 'b']) keep(`half-packed/${id}`, noted);
  keep('draft/a', noted);
  forgetPacked([household('a', '2026-11-21T05:00:00.000Z'), household('b', null)]);
  expect(keys()).toEqual(['half-packed/b']);
  expect(keptKeys('draft/')).toEqual(['draft/a']);
});

it('keeps no more than a few hundred, the latest', () => {
  for (let i = 0; i < 310; i += 1) keep(`half-packed/${String(i).padStart(3, '0')}`, noted);
  forgetPacked([]);
  expect(keys()).toHaveLength(300);
  expect(keys()[0]).toBe('half-packed/010');
});
