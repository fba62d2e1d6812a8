import type { DraftStanding } from '../offline/draft-state';
import {
  broughtWords,
  confirmWords,
  lostWords,
  overruledWords,
  standingWords,
  type Reader,
} from './list-words';

const now = new Date('2026-11-20T12:00:00.000Z');
const nothing = { savedAt: undefined, failure: undefined, submitted: false };

it.each<[DraftStanding, { savedAt?: string; failure?: string }, string]>([
  ['clean', {}, ''],
  ['unsaved', {}, '正在存…'],
  ['unsaved', { failure: '连不上网，请检查网络后再试。' }, '存在手机上'],
  ['saved', { savedAt: '2026-11-20T11:59:50.000Z' }, '已存 · 刚刚'],
  ['saved', { savedAt: '2026-11-20T11:50:00.000Z' }, '已存 · 10 分钟前'],
  ['saved', {}, '已存'],
  ['submitting', {}, '正在交…'],
  ['waiting', {}, '待交，连上就自动交'],
  ['submitted', {}, '已交'],
  ['refused', {}, '没有交成'],
])('a list that is %s %j is said to be “%s”', (state, change, words) => {
  expect(standingWords({ ...nothing, ...change, state }, now)).toBe(words);
});

it('says that a handed-in list was changed', () => {
  expect(standingWords({ ...nothing, state: 'unsaved', submitted: true }, now)).toBe('改了还没有交');
});

it.each([
  [undefined, '这样不卖了，不能再订'],
  [{ code: 'building_confirmed' }, '本楼已确认，这样没有订上'],
  [{ code: 'past_cut_off' }, '已经截单，这样没有订上'],
] as const)('says why a line is not ordered: %j', (closed, words) => {
  expect(lostWords(closed)).toBe(words);
});

it.each([
  [3, 1, '香蕉：还是原来交的 1 份，没有改成 3 份。'],
  [0, 1, '香蕉：还是原来交的 1 份，没有拿掉。'],
  [2, 0, '香蕉：加的 2 份没有订上。'],
  [1, 1, '香蕉：1 份不变，缺货时怎么办按原来交的。'],
])('says what stands where %i came too late for %i', (mine, theirs, words) => {
  expect(overruledWords({ name: '香蕉', mine, theirs })).toBe(words);
});

it.each<[Reader, string, string]>([
  [
    'own',
    '网格员王梓林确认整栋楼的清单并付款，最晚 20:30。您不用再做什么。',
    '由楼栋长送到您家。确认了、到门口了、有退款，都会进“消息”。',
  ],
  ['leader', '请您确认整栋楼的清单并付款，最晚 20:30。', '由楼栋长送到 3-2-501。'],
  ['helper', '网格员王梓林确认整栋楼的清单并付款，最晚 20:30。', '由楼栋长送到 3-2-501。'],
])('says to %s who does what next', (reader, confirms, brings) => {
  expect([confirmWords(reader, '王梓林', '20:30'), broughtWords(reader, '3-2-501')]).toEqual([
    confirms,
    brings,
  ]);
});
