import type { Refusal } from '@cailan/shared-types';
import type { Overruled } from '../offline/draft-standing-orders';
import type { DraftStanding } from '../offline/draft-state';
import { sayAge } from '../time';

interface Standing {
  state: DraftStanding;
  savedAt: string | undefined;
  failure: string | undefined;
  /** Orders of the list were submitted before and may still change. */
  submitted: boolean;
}

/** How a list is kept, in few words: `已存 · 刚刚`. Empty while nobody wrote on it. */
export function standingWords({ state, savedAt, failure, submitted }: Standing, now: Date): string {
  switch (state) {
    case 'clean':
      return '';
    case 'unsaved':
      if (submitted) return '改了还没有交';
      return failure ? '存在手机上' : '正在存…';
    case 'saved':
      return savedAt ? `已存 · ${sayAge(now.getTime() - Date.parse(savedAt))}` : '已存';
    case 'submitting':
      return '正在交…';
    case 'waiting':
      return '待交，连上就自动交';
    case 'submitted':
      return '已交';
    case 'refused':
      return '没有交成';
  }
}

/** Why a line that stays on the phone is not ordered. @param closed why its round takes no list any more */
export function lostWords(closed: Refusal | undefined): string {
  if (!closed) return '这样不卖了，不能再订';
  return closed.code === 'building_confirmed' ? '本楼已确认，这样没有订上' : '已经截单，这样没有订上';
}

/** A change that came too late, and what stands instead; quantities in portions. */
export function overruledWords({ name, mine, theirs }: Omit<Overruled, 'offerId' | 'roundId'>): string {
  if (theirs === 0) return `${name}：加的 ${mine} 份没有订上。`;
  if (mine === 0) return `${name}：还是原来交的 ${theirs} 份，没有拿掉。`;
  if (mine === theirs) return `${name}：${theirs} 份不变，缺货时怎么办按原来交的。`;
  return `${name}：还是原来交的 ${theirs} 份，没有改成 ${mine} 份。`;
}

/** Who reads of a list: its household, its grid leader, or another who orders for it. */
export type Reader = 'own' | 'leader' | 'helper';

/** Who confirms and pays, until when. @param leader the grid leader's name, where it is known */
export function confirmWords(reader: Reader, leader: string | undefined, payBy: string): string {
  if (reader === 'leader') return `请您确认整栋楼的清单并付款，最晚 ${payBy}。`;
  const words = `网格员${leader ?? ''}确认整栋楼的清单并付款，最晚 ${payBy}。`;
  return reader === 'own' ? `${words}您不用再做什么。` : words;
}

/** Who brings it where, and what the household hears of it. */
export function broughtWords(reader: Reader, door = '那一家'): string {
  if (reader !== 'own') return `由楼栋长送到 ${door}。`;
  return '由楼栋长送到您家。确认了、到门口了、有退款，都会进“消息”。';
}
