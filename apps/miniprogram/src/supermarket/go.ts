import Taro from '@tarojs/taro';

/** Opens a page over this one. */
export function go(url: string): void {
  void Taro.navigateTo({ url });
}
