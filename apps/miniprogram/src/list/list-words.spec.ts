import type { DraftStanding } from '../offline/draft-state';
import { standingWords } from './list-words';

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
