import type { RefusalTexts } from '../ground/refusal-texts';

export const rostersRefusals = {
  roster_unreadable: { status: 422, text: '{sentence}' },
  roster_too_large: {
    status: 413,
    text: '《{file}》有 {megabytes} MB，最多 20 MB，请只留名册那几张表，去掉图片后再传',
  },
  roster_no_drop_point: { status: 409, text: '{community}还没有收货点，请先在方案里设一个' },
  roster_nothing_readable: { status: 409, text: '没有一行能写入，请按提示改好后重新上传' },
  roster_stale: { status: 409, text: '预览之后住户有了变化，请重新上传，看过再写入' },
  roster_in_use: { status: 409, text: '{address}已经{what}，这份名册不能撤销' },
} as const satisfies RefusalTexts;
