import { api, Cancelled } from './api';

/** What the stand-in's `phone.js` gives a page. */
interface StandIn {
  login(): Promise<{ code: string }>;
  phoneNumber(): Promise<{ code: string }>;
  requestPayment(sheet: object): Promise<unknown>;
  subscribe(templateIds: readonly string[]): Promise<object>;
  as(key: string): void;
  who(): unknown;
}

let loading: Promise<StandIn | undefined> | undefined;

/** WeChat's stand-in beside the service, on whose account this phone is; nothing where the page stands alone. */
function sandbox(): Promise<StandIn | undefined> {
  loading ??= load().catch(() => (loading = undefined));
  return loading;
}

async function load(): Promise<StandIn | undefined> {
  const answer = await fetch('/api/development/wechat');
  const { sandboxUrl } = (await answer.json()) as { sandboxUrl?: string | null };
  if (!sandboxUrl) return undefined;
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { src: `${sandboxUrl}/sandbox/phone.js`, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const found = (window as unknown as { wechatSandbox?: StandIn }).wechatSandbox;
  // Every phone has a WeChat account before it opens a mini-program.
  if (found && !found.who()) found.as(`phone-${crypto.randomUUID().slice(0, 8)}`);
  return found;
}

/** WeChat's word for why: the stand-in rejects with the `errMsg` that the app is told. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (failure) {
    const { errMsg = '' } = (failure ?? {}) as { errMsg?: string };
    if (/cancel/.test(errMsg)) throw new Cancelled();
    throw new Error(errMsg.replace(/^\w+:fail ?/, '') || 'failed');
  }
}

/** A code for the phone number of this phone's account; `deny` where the person does not allow it. */
export async function phoneNumberEvent(name: string): Promise<object> {
  const wechat = await sandbox();
  if (!wechat) return { errMsg: `${name}:ok`, code: 'phone-code' };
  try {
    return { errMsg: `${name}:ok`, code: (await wechat.phoneNumber()).code };
  } catch {
    return { errMsg: `${name}:fail user deny` };
  }
}

/** Signing in, paying and being written to, as WeChat does them on a phone. */
export const wechat = {
  login: api('login', async () => await asked((await sandbox())?.login() ?? Promise.resolve(STAND_ALONE))),
  requestPayment: api('requestPayment', async (sheet) => {
    const phone = await sandbox();
    if (!phone) throw new Error('no payment');
    await asked(phone.requestPayment(sheet));
  }),
  requestSubscribeMessage: api<{ tmplIds?: string[] }>(
    'requestSubscribeMessage',
    async ({ tmplIds = [] }) => {
      const phone = await sandbox();
      if (phone) return asked(phone.subscribe(tmplIds));
      return Object.fromEntries(tmplIds.map((id) => [id, 'accept']));
    },
  ),
};

const STAND_ALONE = { code: 'login-code' };
