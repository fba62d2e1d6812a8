import { useEffect, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { roleTabs, type Tab } from '../roles';
import { useSession } from '../session/use-session';
import { fetchAhead } from '../session/web-pages';
import { Icon } from './icon';
import { Tap } from './tap';

/** The role's tabs, at the lower edge of a phone and down the left side of a desk screen. */
export function TabBar(): ReactNode {
  const { role } = useSession();
  const here = useRouter().path.split('?')[0] ?? '';
  const tabs = role ? roleTabs[role.role] : NONE;
  useEffect(() => fetchAhead(tabs.map(({ path }) => path)), [tabs]);
  return (
    <View className="tabs" {...navigation}>
      {tabs.map(({ label, path, icon }) => {
        const on = here.endsWith(path.slice(1));
        return (
          <View className={`tabs__one ${on ? 'tabs__one--on' : ''}`} key={path}>
            <Tap kind="quiet" pressed={on} onClick={() => !on && void Taro.redirectTo({ url: path })}>
              <Icon name={icon} on={on} />
              {label}
            </Tap>
          </View>
        );
      })}
    </View>
  );
}

const NONE: readonly Tab[] = [];
const navigation = process.env.TARO_ENV === 'h5' ? { role: 'navigation', 'aria-label': '主要页面' } : {};
