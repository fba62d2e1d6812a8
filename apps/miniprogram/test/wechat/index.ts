import { answer, failure, type Callbacks } from './callbacks';
import { Connection, connectionOf, type Network, type Run } from './connection';
import { Device, deviceOf } from './device';
import { Dialogs, dialogsOf } from './dialogs';
import { Layout, layoutOf } from './layout';
import { Payments, paymentsOf } from './payments';
import { PhoneStorage, storageOf } from './storage';
import { Updates } from './updates';

export type { Network, NetworkReply, Run, SentRequest } from './connection';

/** What WeChat tells a mini-program that starts on a phone. */
const SYSTEM = {
  platform: 'devtools',
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeScaleFactor: 1,
  fontSizeSetting: 16,
  pixelRatio: 2,
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
};

/** A person's phone. It outlives the mini-program, which may be ended and started on it again. */
export class Phone {
  readonly storage: PhoneStorage;
  readonly dialogs = new Dialogs();
  readonly device = new Device();
  readonly connection = new Connection();
  readonly layout = new Layout();
  readonly payments = new Payments();
  /** Of this run: a restart listens anew. */
  updates = new Updates();

  /** @param kept what the storage holds already. */
  constructor(kept: Record<string, unknown> = {}) {
    this.storage = new PhoneStorage(kept);
  }
}

/** How pages are opened and left. Each throws an Error with WeChat's reason when it cannot. */
export interface Navigation {
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  reLaunch(url: string): void;
  switchTab(url: string): void;
  navigateBack(delta: number): void;
  setTitle(title: string): void;
}

/** WeChat's `wx` as far as the app uses it, for one run of the mini-program on the phone. */
export function wechat(
  phone: Phone,
  firstPage: string,
  navigation: Navigation,
  network: Network,
  run: Run,
): Record<string, unknown> {
  const launch = { path: firstPage, query: {}, scene: 1001 };
  phone.updates = new Updates();
  return {
    getSystemInfoSync: () => SYSTEM,
    getWindowInfo: () => SYSTEM,
    getAppBaseInfo: () => SYSTEM,
    getDeviceInfo: () => SYSTEM,
    getSystemInfo: (options: Callbacks) => answer('getSystemInfo', options, SYSTEM),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getMenuButtonBoundingClientRect: () => ({
      left: 278,
      right: 365,
      top: 26,
      bottom: 58,
      width: 87,
      height: 32,
    }),
    canIUse: () => true,
    getUpdateManager: () => phone.updates.manager,
    nextTick: (task: () => void) => void Promise.resolve().then(task),
    ...storageOf(phone.storage),
    ...dialogsOf(phone.dialogs),
    ...deviceOf(phone.device),
    ...layoutOf(phone.layout),
    ...paymentsOf(phone.payments),
    ...connectionOf(phone.connection, phone.device, network, run),
    ...navigationOf(navigation, run),
  };
}

interface Target extends Callbacks {
  url: string;
}

/** A page that is not there is a fault of the mini-program, whether or not it listens for the failure. */
function navigationOf(navigation: Navigation, run: Run): Record<string, unknown> {
  const go = (name: string, options: Callbacks | undefined, move: () => void) => {
    try {
      if (run.alive) move();
      answer(name, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      run.fault(`${name}: ${reason}`);
      answer(name, options, failure(name, reason));
    }
  };
  return {
    navigateTo: (to: Target) => go('navigateTo', to, () => navigation.navigateTo(to.url)),
    redirectTo: (to: Target) => go('redirectTo', to, () => navigation.redirectTo(to.url)),
    reLaunch: (to: Target) => go('reLaunch', to, () => navigation.reLaunch(to.url)),
    switchTab: (to: Target) => go('switchTab', to, () => navigation.switchTab(to.url)),
    navigateBack: (back: Callbacks & { delta?: number } = {}) =>
      go('navigateBack', back, () => navigation.navigateBack(back.delta ?? 1)),
    setNavigationBarTitle: (bar: Callbacks & { title: string }) =>
      go('setNavigationBarTitle', bar, () => navigation.setTitle(bar.title)),
  };
}
