import type { Role } from '@cailan/shared-types';
import { pages, type PageAddress } from './pages';
import type { IconName } from './ui/icon';

export interface Tab {
  label: string;
  page: PageAddress<Record<never, string>>;
  icon: IconName;
}

const mine: Tab = { label: '我的', page: pages.main.me, icon: 'person' };

/** Each role's tabs; the first is its home. A role without screens yet has none but its own page. */
export const roleTabs: Record<Role, readonly Tab[]> = {
  resident: [
    { label: '今天', page: pages.resident.home, icon: 'home' },
    { label: '订单', page: pages.resident.orders, icon: 'list' },
    { label: '我家', page: pages.resident.household, icon: 'door' },
    mine,
  ],
  grid_leader: [
    { label: '今晚', page: pages.leader.board, icon: 'home' },
    { label: '账本', page: pages.leader.dues, icon: 'book' },
    { label: '异常', page: pages.leader.exceptions, icon: 'alert' },
    mine,
  ],
  floor_captain: [
    { label: '收货', page: pages.captain.receive, icon: 'gate' },
    { label: '送到户', page: pages.captain.floor, icon: 'door' },
    { label: '帮下单', page: pages.captain.neighbours, icon: 'list' },
    mine,
  ],
  committee: [
    { label: '收货', page: pages.captain.receive, icon: 'gate' },
    { label: '送到户', page: pages.captain.floor, icon: 'door' },
    mine,
  ],
  supermarket_staff: [
    { label: '团期', page: pages.supermarket.rounds, icon: 'home' },
    { label: '拣货', page: pages.supermarket.pick, icon: 'list' },
    { label: '分装', page: pages.supermarket.pack, icon: 'bag' },
    { label: '发车', page: pages.supermarket.dispatch, icon: 'truck' },
    { label: '更多', page: pages.supermarket.more, icon: 'person' },
  ],
  driver: [{ label: '车次', page: pages.driver.loads, icon: 'truck' }, mine],
  community_staff: [
    { label: '交接', page: pages.community.board, icon: 'gate' },
    { label: '异常', page: pages.community.exceptions, icon: 'alert' },
    { label: '今日', page: pages.community.numbers, icon: 'chart' },
    mine,
  ],
  district_admin: [
    { label: '人员', page: pages.district.people, icon: 'person' },
    { label: '责任表', page: pages.district.duties, icon: 'list' },
    mine,
  ],
  inspector: [{ label: '责任表', page: pages.district.duties, icon: 'list' }, mine],
};

/** Where a role begins. */
export function homeOf(role: Role): Tab['page'] {
  return (roleTabs[role][0] ?? mine).page;
}
