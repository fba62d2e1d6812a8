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
