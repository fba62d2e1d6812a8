import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { homeOf } from '../roles';
import { useSession } from '../session/use-session';
import { DemonstrationBar } from './demonstration-bar';
import { startAt } from './open';
import { RoleSwitch } from './role-switch';
import { TabBar } from './tab-bar';
import { Tap } from './tap';
import { scaleOf } from './text-scale';
import { UpdateNote } from './update-note';
import { Warnings } from './warnings';

interface PageProps {
  title: string;
  /** A line under the title: where and when. */
  hint?: string;
  children: ReactNode;
  /** Stays at the lower edge: the sum and the one thing to do. */
  footer?: ReactNode;
  /** Pages behind a tab show the role's tabs; the others lead back. */
  tabs?: boolean;
  /** Staff pages that use the whole width of a desk screen. */
  wide?: boolean;
  /** As high as the screen, never higher: what is inside scrolls by itself. */
  fill?: boolean;
  /** Asked when the page is pulled down. */
  onRefresh?: () => Promise<unknown>;
}

/** The frame of every page: demonstration bar, title, role switch, what is shown, the thing to do, tabs. */
export function Page({ title, hint, children, footer, tabs, wide, fill, onRefresh }: PageProps): ReactNode {
  const session = useSession();
  usePullDownRefresh(() => {
    void Promise.resolve(onRefresh?.()).finally(() => Taro.stopPullDownRefresh());
  });
  const looks = [
    'page',
    session.careMode && 'page--care',
    wide && 'page--wide',
    tabs && 'page--tabs',
    fill && 'page--fill',
  ];
  return (
    <View className={looks.filter(Boolean).join(' ')} style={{ '--scale': scaleOf(session) } as object}>
      <DemonstrationBar />
      <View className="page__head">
        <View className="page__back">{tabs ? null : <Back />}</View>
        <Text className="page__title">{title}</Text>
        {hint ? <Text className="page__hint">{hint}</Text> : null}
        <View className="page__role">
          <RoleSwitch />
        </View>
      </View>
      <UpdateNote />
      <Warnings />
      <View className="page__body">{children}</View>
      <View className="page__bottom">
        {footer ? <View className="page__foot">{footer}</View> : null}
        {tabs ? <TabBar /> : null}
      </View>
    </View>
  );
}

/** WeChat draws its own way back; in a browser there is none. A page that was loaded anew has nothing below it. */
function Back(): ReactNode {
  const { role } = useSession();
  if (process.env.TARO_ENV !== 'h5') return null;
  if (Taro.getCurrentPages().length < 2)
    return role ? (
      <Tap kind="quiet" onClick={() => startAt(homeOf(role.role))}>
        首页
      </Tap>
    ) : null;
  return (
    <Tap kind="quiet" label="返回" onClick={() => void Taro.navigateBack()}>
      ‹ 返回
    </Tap>
  );
}
