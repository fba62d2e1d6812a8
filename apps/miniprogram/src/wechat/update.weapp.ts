import Taro from '@tarojs/taro';
import { Observable } from '../offline/observable';
import type { Update } from './update.types';

/** What WeChat says of a newer build, which it looks for and fetches by itself at each cold start. */
export const update = new Observable<Update>('none');

/** Hears of newer builds, from the app's start on. */
export function mindUpdates(): void {
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => update.set('ready'));
  manager.onUpdateFailed(() => update.set('failed'));
}

/** Starts the app anew with the newer build. */
export const takeUpdate = (): void => Taro.getUpdateManager().applyUpdate();
