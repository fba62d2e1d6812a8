import Taro from '@tarojs/taro';
import { PhoneRefusal } from '../api/errors';

/** A one-shot login code of this phone's WeChat account. @throws PhoneRefusal. */
export async function loginCode(): Promise<string> {
  const { code } = await Taro.login().catch(() => ({ code: '' }));
  if (!code) throw new PhoneRefusal('微信没有完成登录，请再试一次。');
  return code;
}
