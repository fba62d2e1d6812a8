import type { Role } from '@cailan/shared-types';
import type { Tab } from '../../roles';
import { pages } from '../../pages';

interface Link {
  label: string;
  page: Tab['page'];
}

const members: Link = { label: '家里人和邀请', page: pages.account.members };
const approvals: Link = { label: '待批准的住户', page: pages.account.approvals };
const codes: Link = { label: '楼栋码', page: pages.account.codes };
const deputies: Link = { label: '副手和交接', page: pages.account.deputies };
const asked: Link = { label: '请我做副手', page: pages.account.asked };
const rosters: Link = { label: '名册', page: pages.rosters.list };
const join: Link = { label: '加入住户', page: pages.account.bind };

const own: Partial<Record<Role, readonly Link[]>> = {
  resident: [members],
  grid_leader: [approvals, codes, deputies],
  floor_captain: [deputies],
  community_staff: [
    { label: '人员和岗位', page: pages.district.people },
    { label: '责任表', page: pages.district.duties },
    approvals,
    codes,
    rosters,
  ],
  district_admin: [rosters, { label: '商超微信收款', page: pages.payees.list }],
};

/** Where 我的 leads to, by the role one acts in; undefined for someone without any. */
export function linksOf(role: Role | undefined): Link[] {
  return [
    ...((role && own[role]) ?? []),
    join,
    asked,
    { label: '用岗位码接岗', page: pages.district.takePost },
    { label: '已登录的电脑', page: pages.desk.sessions },
    { label: '消息', page: pages.main.messages },
    { label: '我的资料', page: pages.account.data },
    { label: '隐私说明', page: pages.main.privacy },
    { label: '服务状态', page: pages.main.state },
  ];
}
