/** Who collects the lists of a delivery group, confirms and pays them (A1: 网格员; A4: 社区安排专人). */
export const COLLECTORS = ['leader', 'staff'] as const;
export type Collector = (typeof COLLECTORS)[number];

/** Who receives at the point (A8: 楼栋长 or 两委; A1: 网格员; A12: 配送点工作人员). */
export const RECEIVERS = ['captain', 'leader', 'committee', 'point_staff'] as const;
export type Receiver = (typeof RECEIVERS)[number];

/** How goods reach people: carried to their doors, or fetched at the point in order (A5: 有序领取或送货到家门口). */
export const HAND_OUTS = ['door', 'turns'] as const;
export type HandOut = (typeof HAND_OUTS)[number];

export const collectorNames: Record<Collector, string> = { leader: '网格员', staff: '社区工作人员' };

export const receiverNames: Record<Receiver, string> = {
  captain: '楼栋长、单元长',
  leader: '网格员',
  committee: '两委',
  point_staff: '配送点工作人员',
};

export const handOutNames: Record<HandOut, string> = { door: '送到户', turns: '分批来领' };
