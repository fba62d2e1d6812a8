import type { Role } from '@cailan/shared-types';

interface Link {
  label: string;
  url: string;
}

const members: Link = { label: '家里人和邀请', url: '/account/members/index' };
const approvals: Link = { label: '待批准的住户', url: '/account/approvals/index' };
const codes: Link = { label: '楼栋码', url: '/account/codes/index' };
const deputies: Link = { label: '副手和交接', url: '/account/deputies/index' };
const asked: Link = { label: '请我做副手', url: '/account/asked/index' };
const join: Link = { label: '加入住户', url: '/account/bind/index' };

const own: Partial<Record<Role, readonly Link[]>> = {
  resident: [members],
  grid_leader: [approvals, codes, deputies],
  floor_captain: [deputies],
  community_staff: [approvals, codes],
};

/** Where 我的 leads to, by the role one acts in; undefined for someone without any. */
export function linksOf(role: Role | undefined): Link[] {
  return [
    ...((role && own[role]) ?? []),
    join,
    asked,
    { label: '消息', url: '/pages/messages/index' },
    { label: '我的资料', url: '/account/data/index' },
    { label: '隐私说明', url: '/pages/privacy/index' },
    { label: '服务状态', url: '/pages/state/index' },
  ];
}
