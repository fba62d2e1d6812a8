import type { Role } from '@cailan/shared-types';
import type { IconName } from './ui/icon';

export interface Tab {
  label: string;
  path: string;
  icon: IconName;
}

const mine: Tab = { label: '我的', path: '/pages/me/index', icon: 'person' };

/** Each role's tabs; the first is its home. A role without screens yet has none but its own page. */
export const roleTabs: Record<Role, readonly Tab[]> = {
  resident: [
    { label: '今天', path: '/resident/home/index', icon: 'home' },
    { label: '订单', path: '/resident/orders/index', icon: 'list' },
    { label: '我家', path: '/resident/household/index', icon: 'door' },
    mine,
  ],
  grid_leader: [
    { label: '今晚', path: '/leader/board/index', icon: 'home' },
    { label: '账本', path: '/leader/dues/index', icon: 'book' },
    { label: '异常', path: '/leader/exceptions/index', icon: 'alert' },
    mine,
  ],
  floor_captain: [
    { label: '收货', path: '/captain/receive/index', icon: 'gate' },
    { label: '送到户', path: '/captain/floor/index', icon: 'door' },
    { label: '帮下单', path: '/captain/neighbours/index', icon: 'list' },
    mine,
  ],
  supermarket_staff: [
    { label: '团期', path: '/supermarket/rounds/index', icon: 'home' },
    { label: '拣货', path: '/supermarket/pick/index', icon: 'list' },
    { label: '分装', path: '/supermarket/pack/index', icon: 'bag' },
    { label: '发车', path: '/supermarket/dispatch/index', icon: 'truck' },
    { label: '更多', path: '/supermarket/more/index', icon: 'person' },
  ],
  driver: [{ label: '车次', path: '/driver/loads/index', icon: 'truck' }, mine],
  community_staff: [
    { label: '交接', path: '/community/board/index', icon: 'gate' },
    { label: '异常', path: '/community/exceptions/index', icon: 'alert' },
    { label: '今日', path: '/community/numbers/index', icon: 'chart' },
    mine,
  ],
  district_admin: [mine],
  inspector: [mine],
};

/** Where a role begins. */
export function homeOf(role: Role): string {
  return roleTabs[role][0]?.path ?? mine.path;
}
