import { wechatOfBrowser } from './sandbox';

/** A one-shot login code of this phone's WeChat account. @throws Unreachable, PhoneRefusal. */
export async function loginCode(): Promise<string> {
  const wechat = await wechatOfBrowser();
  return (await wechat.login()).code;
}
