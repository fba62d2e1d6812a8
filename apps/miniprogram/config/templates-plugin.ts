import type { IPluginContext, TaroPlatformBase } from '@tarojs/service';
import spoken from '../src/aria.json';
import unset from '../src/unset.json';

type Attributes = Record<string, unknown>;

/** Events that no element of the app listens to (eslint.config.mjs sees to it): Taro writes each of them once a level. */
const UNHEARD =
  /^bind(touch(start|end|cancel)|longpress|longtap|animation(start|iteration|end)|transitionend)$/i;

/**
 * Lets `ariaLabel` and `ariaRole` reach WeChat's components, for screen readers: Taro's templates leave them out. They come
 * in here; `app.tsx` tells Taro's runtime of the same list, since both number the attributes alike. What nothing sets
 * (`unset.json`, told likewise) or listens to stays out: every phone loads the templates.
 */
export default function templates(context: IPluginContext): void {
  context.registerMethod({
    name: 'onSetupClose',
    fn({ template }: TaroPlatformBase) {
      template.mergeComponents(context, spoken);
      for (const [component, attributes] of Object.entries<Attributes>(template.internalComponents)) {
        const never = (unset as Record<string, string[]>)[component] ?? [];
        for (const name of Object.keys(attributes))
          if (UNHEARD.test(name) || never.includes(name)) delete attributes[name];
      }
    },
  });
}
