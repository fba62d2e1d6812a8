import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { RoleView } from '@cailan/shared-types';
import { homeOf } from '../roles';
import { chooseRole, setCareMode } from '../session/session';
import { useSession } from '../session/use-session';
import { Small } from './parts';
import { Sheet } from './sheet';
import { Tap } from './tap';

/** 我是…: who I am just now; opens my other roles, my messages and the care mode. */
export function RoleSwitch(): ReactNode {
  const { person, role, careMode } = useSession();
  const [open, setOpen] = useState(false);
  if (!person || !role) return null;

  const become = (next: RoleView) => {
    setOpen(false);
    chooseRole(next);
    void Taro.reLaunch({ url: homeOf(next.role) });
  };
  const go = (url: string) => {
    setOpen(false);
    void Taro.navigateTo({ url });
  };
  return (
    <View className="role">
      <Tap kind="quiet" label={`我是${role.roleName}，切换身份`} onClick={() => setOpen(true)}>
        <Text className="role__pill">我是{role.roleName} ▾</Text>
      </Tap>
      <Sheet open={open} title="我是…" onClose={() => setOpen(false)}>
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
          <Tap kind="line" onClick={() => go('/pages/messages/index')}>
            消息
          </Tap>
          <Tap kind="line" onClick={() => go('/pages/me/index')}>
            我的
          </Tap>
        </View>
        <Small>{person.name}</Small>
      </Sheet>
    </View>
  );
}
