/** What WeChat tells a mini-program that starts on a phone. */
const device = {
  platform: 'devtools',
  SDKVersion: '3.8.0',
  language: 'zh_CN',
  pixelRatio: 2,
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
};

/** One `wx.request` as the built code made it. */
export interface SentRequest {
  url: string;
  method?: string;
  timeout?: number;
  header?: Record<string, string>;
  data?: unknown;
}

/** What the network does with a request: an answer, or WeChat's words for a failure. */
export type NetworkReply = { statusCode: number; data: unknown } | { errMsg: string };

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** WeChat's `wx` as far as the app uses it; every request goes to `network`, which answers in the next turn. */
export function wechat(
  firstPage: string,
  network: (request: SentRequest) => NetworkReply,
): Record<string, unknown> {
  const launch = { path: firstPage, query: {}, scene: 1001 };
  return {
    getSystemInfoSync: () => device,
    getWindowInfo: () => device,
    getAppBaseInfo: () => device,
    getDeviceInfo: () => device,
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    canIUse: () => true,
    nextTick: (task: () => void) => void Promise.resolve().then(task),
    request: ({ success, fail, complete, ...request }: SentRequest & Callbacks) => {
      const reply = network(request);
      setTimeout(() => {
        if ('errMsg' in reply) fail?.(reply);
        else success?.({ ...reply, header: {}, errMsg: 'request:ok' });
        complete?.(reply);
      }, 0);
      return { abort: () => undefined };
    },
  };
}
