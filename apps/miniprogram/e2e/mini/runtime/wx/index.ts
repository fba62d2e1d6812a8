import type { Instance } from 'j-component';
import { camera } from './camera';
import { device } from './device';
import { errands } from './errands';
import { MiniIntersectionObserver } from './intersection';
import { navigation } from './navigation';
import { network } from './network';
import { privacy } from './privacy';
import { SelectorQuery } from './query';
import { storage } from './storage';
import { talk } from './talk';
import { wechat } from './wechat';

/** WeChat's `wx`, as far as a page of this app may use it. What is missing fails the run by its name. */
export const wx: Record<string, unknown> = {
  ...device,
  ...storage,
  ...network,
  ...talk,
  ...navigation,
  ...camera,
  ...errands,
  ...privacy,
  ...wechat,
  createSelectorQuery: () => new SelectorQuery(),
  createIntersectionObserver: (instance?: Instance, options?: object) =>
    new MiniIntersectionObserver(instance, options),
};
