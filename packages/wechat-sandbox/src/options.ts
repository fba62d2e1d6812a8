import type { Credentials, Merchant } from './credentials';

/** How the sandbox is started. */
export interface SandboxOptions {
  /** A free port unless given. */
  port?: number;
  /** The directory that keeps credentials and ledger over a restart; without it both end with the sandbox. */
  data?: string;
  /** Where the API hears of payments; goes into the configuration only, since callbacks go where each request says. */
  notifyUrl?: string;
  /** Who is paid how, by supermarket code; `*` (partner) is everybody else. */
  payees?: Record<string, Merchant['mode']>;
  /** Makes trade bills of the running day too. */
  billsOfToday?: boolean;
  /** What the faults' chances are drawn from. */
  seed?: number;
  /** Seconds a refund takes. */
  refundSeconds?: number;
  /** Seconds after a payment in which shipping info is answered with 10060001. */
  shippingDelaySeconds?: number;
  /** The machine's clock in milliseconds; a test's stands still, so that nothing is late on a busy machine. */
  machineMs?: () => number;
}

interface Payee {
  mode: Merchant['mode'];
  mchid: string;
  subMchid?: string;
}

/** What the API has to know (its `WECHAT_FILE`): the same fields that it needs for the real servers. */
export interface SandboxConfiguration {
  appId: string;
  appSecret: string;
  apiUrl: string;
  payUrl: string;
  notifyUrl: string;
  templates: Credentials['templates'];
  merchants: {
    mchid: string;
    serialNo: string;
    privateKey: string;
    apiV3Key: string;
    platformKeys: Record<string, string>;
  }[];
  payees: Record<string, Payee>;
}

/** The API's side of the credentials. */
export function configurationOf(
  credentials: Credentials,
  url: string,
  options: SandboxOptions,
): SandboxConfiguration {
  const { appId, appSecret, templates, platform, merchants } = credentials;
  const platformKeys = Object.fromEntries(
    Object.values(platform).map(({ serial, publicKey }) => [serial, publicKey]),
  );
  return {
    appId,
    appSecret,
    apiUrl: url,
    payUrl: url,
    notifyUrl: options.notifyUrl ?? 'http://127.0.0.1:3000',
    templates,
    merchants: merchants.map(({ mchid, key, apiV3Key }) => ({
      mchid,
      serialNo: key.serial,
      privateKey: key.privateKey,
      apiV3Key,
      platformKeys,
    })),
    payees: payeesOf(merchants, { '*': 'partner', ...options.payees }),
  };
}

function payeesOf(merchants: Merchant[], modes: Record<string, Merchant['mode']>): Record<string, Payee> {
  return Object.fromEntries(
    Object.entries(modes).map(([code, mode]) => {
      const merchant = merchants.find((one) => one.mode === mode);
      if (!merchant) throw new Error(`No merchant is paid as ${mode}.`);
      const { mchid, subMerchants } = merchant;
      return [code, mode === 'direct' ? { mode, mchid } : { mode, mchid, subMchid: subMerchants[code] }];
    }),
  );
}
