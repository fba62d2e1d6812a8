import Taro from '@tarojs/taro';
import type { Question } from './ask.types';

/** WeChat draws its own dialog; its own green is too pale to be read on white. */
const LEAF = '#1b7f4b';

/** Puts a question in WeChat's dialog. Resolves to whether the person agreed. */
export async function ask({ title, content, yes }: Question): Promise<boolean> {
  const words = { title, content, confirmText: yes, cancelText: '取消' };
  const { confirm } = await Taro.showModal({ ...words, confirmColor: LEAF });
  return confirm;
}
