import Taro from '@tarojs/taro';

/** A few words over the page that go away by themselves: something was done. */
export function say(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: 2500 });
}

/** Asks before what cannot be taken back. Resolves to whether the person agreed. */
export async function agreed(title: string, content: string, yes = '确定'): Promise<boolean> {
  const { confirm } = await Taro.showModal({ title, content, confirmText: yes, cancelText: '取消' });
  return confirm;
}
