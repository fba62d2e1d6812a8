import Taro from '@tarojs/taro';
import { ask } from './ask';

/** A few words over the page that go away by themselves: something was done. */
export function say(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: 2500 });
}

/** At most four characters, known as the code is compiled: with more WeChat shows no dialog at all. */
type ButtonWord<S extends string> = string extends S
  ? never
  : S extends `${string}${string}${string}${string}${infer Rest}`
    ? Rest extends ''
      ? S
      : never
    : S;

/** Asks before what cannot be taken back. Resolves to whether the person agreed. */
export function agreed<S extends string = '确定'>(
  title: string,
  content: string,
  yes?: S & ButtonWord<S>,
): Promise<boolean> {
  return ask({ title, content, yes: yes ?? '确定' });
}
