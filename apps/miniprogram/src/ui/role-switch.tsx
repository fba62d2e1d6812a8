import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { RoleView } from '@cailan/shared-types';
import { pages } from '../pages';
import { homeOf, type Tab } from '../roles';
import { chooseRole, setCareMode } from '../session/session';
import { useSession } from '../session/use-session';
import { open, startAt } from './open';
import { Small } from './text';
import { Sheet } from './sheet';
import { Tap } from './tap';

/** 我是…: who I am just now; opens my other roles, my messages and the care mode. */
export function RoleSwitch(): ReactNode {
  const { person, role, careMode } = useSession();
  const [sheet, setSheet] = useState(false);
  if (!person || !role) return null;

  const become = (next: RoleView) => {
    setSheet(false);
    chooseRole(next);
    startAt(homeOf(next.role));
  };
  const go = (page: Tab['page']) => {
    setSheet(false);
    open(page);
  };
  return (
    <View className="role">
      <Tap kind="quiet" label={`我是${role.roleName}，切换身份`} onClick={() => setSheet(true)}>
        <Text className="role__pill">我是{role.roleName} ▾</Text>
      </Tap>
      <Sheet open={sheet} title="我是…" onClose={() => setSheet(false)}>
        {person.roles.map((each) => (
          <View className="choose" key={`${each.role} ${each.scopeId}`}>
            <Tap kind="line" pressed={each === role} onClick={() => become(each)}>
              {each.roleName} · {each.scopeName}
            </Tap>
          </View>
        ))}
        <View className="choose">
          <Tap kind="line" pressed={careMode} onClick={() => setCareMode(!careMode)}>
            关怀模式（大字）{careMode ? '：已开' : '：未开'}
          </Tap>
        </View>
        <View className="even">
          <Tap kind="line" onClick={() => go(pages.main.messages)}>
            消息
          </Tap>
          <Tap kind="line" onClick={() => go(pages.main.me)}>
            我的
          </Tap>
        </View>
        <Small>{person.name}</Small>
      </Sheet>
    </View>
  );
}
