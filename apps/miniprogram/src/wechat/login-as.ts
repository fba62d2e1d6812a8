import { sandbox } from './sandbox';

/** Makes this the phone of a demonstration's person. @returns a login code, where there is a stand-in of WeChat. */
export async function loginCodeOf(personId: string): Promise<string | undefined> {
  const wechat = await sandbox();
  if (!wechat) return undefined;
  await wechat.as(personId);
  return (await wechat.login()).code;
}
