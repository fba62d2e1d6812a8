import { useEffect, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { roleTabs, type Tab } from '../roles';
import { useSession } from '../session/use-session';
import { fetchAhead } from '../session/web-pages';
import { Icon } from './icon';
import { turnTo, useIsHere } from './open';
import { Tap } from './tap';

/** The role's tabs, at the lower edge of a phone and down the left side of a desk screen. */
export function TabBar(): ReactNode {
  const { role } = useSession();
  const isHere = useIsHere();
  const tabs = role ? roleTabs[role.role] : NONE;
  useEffect(() => fetchAhead(tabs.map(({ page }) => page.path)), [tabs]);
  return (
    <View className="tabs" {...navigation}>
      {tabs.map(({ label, page, icon }) => {
        const on = isHere(page);
        return (
          <View className={`tabs__one ${on ? 'tabs__one--on' : ''}`} key={page.path}>
            <Tap kind="quiet" pressed={on} onClick={() => !on && turnTo(page)}>
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
