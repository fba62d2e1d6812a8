import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import spoken from '../src/aria.json';

/**
 * Lets `ariaLabel` and `ariaRole` reach WeChat's components, for screen readers: Taro's templates leave them out. They come
 * in here; `app.tsx` tells Taro's runtime of the same list, since both number the attributes alike.
 */
export default function aria(context: IPluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      platform.template.mergeComponents(context, spoken);
    },
  });
}
