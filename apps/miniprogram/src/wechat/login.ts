import { PhoneRefusal } from '../api/errors';
import { isCancelled, wechatOfBrowser } from './sandbox';

/** A one-shot login code of this phone's WeChat account. @throws Unreachable, PhoneRefusal. */
export async function loginCode(): Promise<string> {
  const wechat = await wechatOfBrowser('登录');
  try {
    return (await wechat.login()).code;
  } catch (failure) {
    throw new PhoneRefusal(
      isCancelled(failure) ? '您没有选微信号，还没登录。' : '微信没有完成登录，请再试一次。',
    );
  }
}
