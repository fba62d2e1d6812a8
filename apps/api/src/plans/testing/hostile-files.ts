import { GB18030_RICE, inGoods, inPlan, SOUND_PLAN, type Hostile } from './hostile-plan';

const utf16 = Buffer.from(SOUND_PLAN, 'utf16le');

/** Files that are no plan at all, or not written as one. */
export const files: Hostile[] = [
  [
    'Excel',
    Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]),
    'plan.yaml：这是表格，不是方案文件；请从 plans 文件夹里的模板开始，用记事本填写',
  ],
  [
    'old Excel, or WPS',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
    'plan.yaml：这是表格，不是方案文件；请从 plans 文件夹里的模板开始，用记事本填写',
  ],
  ['PDF', Buffer.from('%PDF-1.7'), 'plan.yaml：这是 PDF，不是方案文件'],
  [
    'UTF-16 of Windows',
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    'plan.yaml：文件是 UTF-16 编码，请用记事本打开，“另存为”时编码选“UTF-8”',
  ],
  [
    'UTF-16 of other systems',
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    'plan.yaml：文件是 UTF-16 编码，请用记事本打开，“另存为”时编码选“UTF-8”',
  ],
  [
    'UTF-16 without its mark',
    utf16,
    'plan.yaml 第 1 行：有看不见的空字符（NUL），请删掉；如果整行都是，请用记事本打开，“另存为”时编码选“UTF-8”',
  ],
  [
    'GB18030',
    Buffer.concat([Buffer.from('code: small\nname: '), GB18030_RICE, Buffer.from('\n')]),
    'plan.yaml 第 2 行：文件不是 UTF-8 编码（像是 GB18030，也叫 GBK 或 ANSI），请用记事本打开，“另存为”时编码选“UTF-8”',
  ],
  [
    'no text at all',
    Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a]),
    'plan.yaml 第 1 行：文件不是 UTF-8 编码，请用记事本打开，“另存为”时编码选“UTF-8”',
  ],
  ['nothing', '', 'plan.yaml：文件是空的'],
  ['blanks', ' \n\t\n', 'plan.yaml：文件是空的'],
  ['comments', '# 方案\n', 'plan.yaml：应为一组字段（每行一个，写成“字段: 值”）'],
  ['a sentence', '各街道、各社区请按此执行', 'plan.yaml：应为一组字段（每行一个，写成“字段: 值”）'],
  ['a list', '- 甲\n- 乙\n', 'plan.yaml：应为一组字段（每行一个，写成“字段: 值”）'],
  ['5 MB', '# 说明\n'.repeat(600_000), 'plan.yaml：文件有 6 MB，方案不会超过 4 MB，请检查是不是选错了文件'],
  [
    'a line of 5,000 letters',
    inPlan(['本街道', '长'.repeat(5000)]),
    'plan.yaml 第 3 行：这一行有 5008 个字符，最多 4000 个',
  ],
  [
    '20,000 brackets',
    `${SOUND_PLAN}limits: ${'['.repeat(3000)}\n`,
    'plan.yaml 第 62 行：括号、“-”或者缩进套得太深，请检查是不是少了“]”或“}”',
  ],
  [
    'indented without end',
    `${SOUND_PLAN}limits:\n${' '.repeat(300)}- a\n`,
    'plan.yaml 第 63 行：括号、“-”或者缩进套得太深，请检查是不是少了“]”或“}”',
  ],
  [
    'aliases that explode',
    `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n`,
    'plan.yaml：“*”引用得太多或者互相引用，请直接写出内容',
  ],
  [
    'an alias of nothing',
    inPlan(['[{ window: WAN }]', '*daily']),
    'plan.yaml 第 50 行：用了“*daily”，但前面没有“&daily”',
  ],
  [
    'tabs',
    inPlan(['  - code: JD', '\t- code: JD']),
    'plan.yaml 第 11 行：行首用了制表符（Tab），请改成空格',
    'plan.yaml 第 12 行：一行里有两个冒号，或者缩进不对：值里有冒号时请加引号',
    'plan.yaml 第 13 行：一行里有两个冒号，或者缩进不对：值里有冒号时请加引号',
  ],
  [
    'a full-width colon',
    inPlan(['name: 小区保供方案', 'name：小区保供方案']),
    'plan.yaml 第 2 行：name 后面用了全角冒号“：”，请改成半角冒号加一个空格“: ”',
  ],
  [
    'full-width commas in a mapping',
    inPlan(['{ code: QU, name', '{ code: QU， name']),
    'plan.yaml 第 9 行：大括号里缺少半角逗号“,”：应写成 { 字段: 值, 字段: 值 }（这一行有全角符号“，”，请改成半角）',
  ],
  [
    'a quote that never ends',
    inPlan(["'19:30'", "'19:30"]),
    'plan.yaml 第 24 行：这一行不成格式：应写成“字段: 值”，列表的每一项以“- ”开头',
  ],
  [
    'a bracket that never ends',
    inPlan(['communities: [SQ]', 'communities: [SQ']),
    'plan.yaml 第 50 行：缩进不对，或者括号没有配对：同一层的字段要对齐，“[”要有“]”，“{”要有“}”',
  ],
  [
    'the same field twice',
    inPlan(['seed: 1', 'seed: 1\nseed: 2']),
    'plan.yaml 第 6 行：这个字段在同一处写了两次，请只留一个',
  ],
  [
    'two documents',
    inPlan(['seed: 1', '---\nseed: 1']),
    'plan.yaml 第 5 行：文件里有一行“---”，把方案分成了两份，请删掉这一行',
  ],
  [
    'fields out of line',
    inPlan(['    staff: 1\n    communities', '   staff: 1\n    communities']),
    'plan.yaml 第 13 行：这一行不成格式：应写成“字段: 值”，列表的每一项以“- ”开头',
  ],
  [
    'a colon in a value',
    inPlan(['source: 本街道', 'source: 文号: 12']),
    'plan.yaml 第 3 行：一行里有两个冒号，或者缩进不对：值里有冒号时请加引号',
  ],
];

export const catalogues: Hostile[] = [
  [
    'GB18030',
    Buffer.concat([
      Buffer.from('name: 商品\nproducts:\n  - { code: MI, name: '),
      GB18030_RICE,
      Buffer.from(' }\n'),
    ]),
    'goods.yaml 第 3 行：文件不是 UTF-8 编码（像是 GB18030，也叫 GBK 或 ANSI），请用记事本打开，“另存为”时编码选“UTF-8”',
  ],
  ['a list', '[]', 'goods.yaml：应为一组字段（每行一个，写成“字段: 值”）'],
  [
    'Excel',
    Buffer.from([0x50, 0x4b, 0x03, 0x04]),
    'goods.yaml：这是表格，不是方案文件；请从 plans 文件夹里的模板开始，用记事本填写',
  ],
  [
    'a price in yuan',
    inGoods('priceFen: 3490', 'priceFen: 34.9'),
    'goods.yaml 第 3 行 products 第 1 项 priceFen（价格，单位分）：写的是“34.9”，应为 1 到 1000000 的整数',
  ],
  [
    'a product without a name',
    inGoods('name: 大米, ', ''),
    'goods.yaml 第 3 行 products 第 1 项 name（名称）：没有写，应为文字（最多 60 个字）',
  ],
];
