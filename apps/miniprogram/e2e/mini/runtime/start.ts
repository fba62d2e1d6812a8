import { behavior, component, page, styleOf } from './components';
import { taps } from './frame';
import { load } from './modules';
import { app, pack } from './package';
import { navigateBack, reLaunch, stack, switchTab } from './stack';
import { wx } from './wx';
import { tellVisibility } from './wx/device';

interface AppHooks {
  onLaunch?(options: object): void;
  onShow?(options: object): void;
  onHide?(): void;
}

const launch = { path: app.pages[0] ?? '', query: {}, scene: 1001, referrerInfo: {} };

/** Starts the app as a person does who opens it. */
export function start(): void {
  let hooks: AppHooks = {};
  Object.assign(window, {
    wx,
    App: (given: AppHooks) => {
      hooks = given;
    },
    Page: page,
    Component: component,
    Behavior: behavior,
    getApp: () => hooks,
    getCurrentPages: () => stack.map(({ instance }) => instance),
    __wxConfig: app,
  });
  taps.back = () => navigateBack();
  taps.tab = (route) => switchTab(`/${route}`);
  document.head.append(styleOf(pack.styles['app']?.shared ?? '', 'app'));
  load('app');
  hooks.onLaunch?.(launch);
  hooks.onShow?.(launch);
  document.addEventListener('visibilitychange', () => {
    const visible = document.visibilityState === 'visible';
    tellVisibility(visible);
    if (visible) hooks.onShow?.(launch);
    else hooks.onHide?.();
  });
  reLaunch(startUrl());
}

/** The first page, or the one that a shared card or a code leads to: `#/pages/x/index?id=1`. */
function startUrl(): string {
  const asked = decodeURI(location.hash.slice(1));
  return asked || `/${app.pages[0] ?? ''}`;
}
