import { isLoopback } from './loopback';

/**
 * What the service may show. `production`: secrets of its own, nothing for development. `development`: whoever reaches
 * it signs in as anybody, because somebody said so. `local`: the same for one machine alone, since nobody said anything.
 */
export type Deployment = 'production' | 'development' | 'local';

/** What the environment says about where the service runs. */
interface Facts {
  /** `NODE_ENV`. */
  said: string | undefined;
  host: string;
  /** Where WeChat and WeChat Pay are; none without them. */
  wechatUrls: readonly string[];
}

/**
 * Decides what may be served, and closes what nobody decided: a service that others can reach, or that speaks to the
 * real WeChat, is never a demonstration by accident.
 * @param faults takes the reasons to refuse the start, in Chinese.
 */
export function deploymentOf({ said, host, wechatUrls }: Facts, faults: string[]): Deployment {
  if (said === 'production' || said === 'development') return said;
  if (said) {
    faults.push(`NODE_ENV: “${said}” 不认识。正式运行写 production；给人演示写 development`);
    return 'production';
  }
  if (!isLoopback(host)) faults.push(`NODE_ENV: 没有写，而 HOST=${host} 别的机器也连得上。${CHOOSE}`);
  // What is no address is a fault of its own.
  if (wechatUrls.some((url) => URL.canParse(url) && !isLoopback(new URL(url).hostname)))
    faults.push(`NODE_ENV: 没有写，而 WECHAT_FILE 里是真的微信。${CHOOSE}`);
  return 'local';
}

const CHOOSE = '正式运行写 NODE_ENV=production；谁都能以任何人的身份登录的演示写 NODE_ENV=development';
