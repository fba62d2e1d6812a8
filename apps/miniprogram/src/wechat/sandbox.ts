import type { PaySheetView } from '@cailan/shared-types';
import { call } from '../api/client';
import { PhoneRefusal } from '../api/errors';

/** What WeChat's stand-in gives a page in a browser: the phone's side of WeChat (`GET /sandbox/phone.js` of it). */
export interface WechatSandbox {
  login(): Promise<{ code: string }>;
  phoneNumber(): Promise<{ code: string }>;
  requestPayment(sheet: PaySheetView): Promise<unknown>;
  subscribe(templateIds: readonly string[]): Promise<unknown>;
  /** From here on this is the phone of the account with that key. */
  as(key: string): unknown;
}

declare global {
  interface Window {
    wechatSandbox?: WechatSandbox;
  }
}

let loading: Promise<WechatSandbox | undefined> | undefined;

/** The stand-in, where the service has one; undefined in production. @throws Unreachable, PhoneRefusal when it does not load. */
export function sandbox(): Promise<WechatSandbox | undefined> {
  loading ??= load();
  // What failed is tried anew at the next tap.
  loading.catch(() => (loading = undefined));
  return loading;
}

/** @param doing what the person wants of WeChat. @throws PhoneRefusal in a browser that has no WeChat around it. */
export async function wechatOfBrowser(doing: string): Promise<WechatSandbox> {
  const found = await sandbox();
  if (!found) throw new PhoneRefusal(`请在微信小程序里${doing}。`);
  return found;
}

/** Whether the stand-in's person closed a sheet without agreeing: it rejects with WeChat's own words. */
export function isCancelled(failure: unknown): boolean {
  const { errMsg } = (failure ?? {}) as { errMsg?: unknown };
  return typeof errMsg === 'string' && /:fail (cancel|user deny)/.test(errMsg);
}

async function load(): Promise<WechatSandbox | undefined> {
  const url = await sandboxUrl();
  if (url === null) return undefined;
  await scriptFrom(`${url}/sandbox/phone.js`);
  return window.wechatSandbox;
}

/** In production there is no such route. */
async function sandboxUrl(): Promise<string | null> {
  try {
    return (await call('GET /development/wechat')).sandboxUrl;
  } catch (failure) {
    if ((failure as { status?: number }).status === 404) return null;
    throw failure;
  }
}

function scriptFrom(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new PhoneRefusal('模拟微信没有打开，请稍后再试。'));
    };
    document.head.append(script);
  });
}
