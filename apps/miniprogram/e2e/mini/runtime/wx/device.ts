import { app } from '../package';
import { api, Listeners } from './api';

const FONT_SIZE = 16;
const STATUS_BAR = 20;
const BAR = 64;

function windowInfo() {
  const { innerWidth: screenWidth, innerHeight: screenHeight } = window;
  const windowHeight = screenHeight - BAR;
  return {
    pixelRatio: devicePixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: screenWidth,
    windowHeight,
    statusBarHeight: STATUS_BAR,
    screenTop: BAR,
    safeArea: {
      left: 0,
      right: screenWidth,
      top: STATUS_BAR,
      bottom: screenHeight,
      width: screenWidth,
      height: screenHeight - STATUS_BAR,
    },
  };
}

/** The phone's own font setting; the run may raise it before the app starts. */
const fontSize = (): number => Number(localStorage.getItem('mini-font-size')) || FONT_SIZE;

const appInfo = () => ({
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: fontSize(),
  fontSizeScaleFactor: fontSize() / FONT_SIZE,
  host: { env: 'WeChat' },
});

const deviceInfo = () => ({
  platform: 'android',
  brand: 'phone',
  model: 'phone',
  system: 'Android 14',
  benchmarkLevel: 20,
});

const systemInfo = () => ({ ...windowInfo(), ...appInfo(), ...deviceInfo() });
const launch = () => ({ path: app.pages[0] ?? '', query: {}, scene: 1001, referrerInfo: {} });
const nothing = (): void => undefined;
const shown = new Listeners<object>();
const hidden = new Listeners<object>();
const resized = new Listeners<object>();
window.addEventListener('resize', () =>
  resized.tell({ size: { windowWidth: innerWidth, windowHeight: innerHeight - BAR } }),
);

/** What a mini-program learns of its phone and of WeChat. */
export const device = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getSystemInfoSync: systemInfo,
  getSystemInfo: api('getSystemInfo', systemInfo),
  getSystemInfoAsync: api('getSystemInfoAsync', systemInfo),
  getWindowInfo: windowInfo,
  getAppBaseInfo: appInfo,
  getDeviceInfo: deviceInfo,
  getLaunchOptionsSync: launch,
  getEnterOptionsSync: launch,
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
  getMenuButtonBoundingClientRect: () => ({
    width: 87,
    height: 32,
    top: STATUS_BAR + 6,
    bottom: STATUS_BAR + 38,
    left: innerWidth - 94,
    right: innerWidth - 7,
  }),
  canIUse: () => true,
  nextTick: (task: () => void) => void Promise.resolve().then(task),
  getUpdateManager: () => ({
    onCheckForUpdate: nothing,
    onUpdateReady: nothing,
    onUpdateFailed: nothing,
    applyUpdate: nothing,
  }),
  onAppShow: shown.on,
  offAppShow: shown.off,
  onAppHide: hidden.on,
  offAppHide: hidden.off,
  onWindowResize: resized.on,
  offWindowResize: resized.off,
  onError: nothing,
  offError: nothing,
  onUnhandledRejection: nothing,
  onPageNotFound: nothing,
  onThemeChange: nothing,
  onMemoryWarning: nothing,
  onKeyboardHeightChange: nothing,
  offKeyboardHeightChange: nothing,
  getRandomValues: api<{ length: number }>('getRandomValues', ({ length }) => ({
    randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
  })),
  arrayBufferToBase64: (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))),
  base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)).buffer,
};

/** The app came to the front, or left it. */
export function tellVisibility(visible: boolean): void {
  if (visible) shown.tell(launch());
  else hidden.tell({});
}
