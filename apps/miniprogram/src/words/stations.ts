/** Where a household's order comes past on its way, as the resident's bar and the list's end show it. */
export const STATIONS = ['已提交', '已确认', '已付款', '拣货', '到门口', '到家'] as const;
