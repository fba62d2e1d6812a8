import { Observable } from '../offline/observable';
import type { Update } from './update.types';

/** What is known of a newer build. A browser says nothing of one: whoever loads the page anew has it. */
export const update = new Observable<Update>('none');

/** Hears of newer builds, from the app's start on. */
export const mindUpdates = (): void => undefined;

/** Starts the app anew with the newer build. */
export const takeUpdate = (): void => location.reload();
