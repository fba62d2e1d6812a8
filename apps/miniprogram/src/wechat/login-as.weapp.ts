import { call } from '../api/client';
import { loginCode } from './login';

/** A phone has one WeChat account, whoever its owner plays. @returns its login code, where the service has a stand-in. */
export async function loginCodeOf(_personId: string): Promise<string | undefined> {
  const { sandboxUrl } = await call('GET /development/wechat');
  return sandboxUrl === null ? undefined : loginCode();
}
