import { inPlan, type Hostile } from './hostile-plan';

/** Plans that can be read, and mean nothing or harm. */
export const values: Hostile[] = [
  [
    'full-width digits',
    inPlan(['households: 60', 'households: ６０']),
    'plan.yaml 第 6 行 households（户数）：写的是“６０”，应为 1 到 1000000 的整数，请改成半角：60',
  ],
  [
    'digits in quotes',
    inPlan(['households: 60', "households: '60'"]),
    'plan.yaml 第 6 行 households（户数）：写的是“60”，应为 1 到 1000000 的整数，请去掉引号',
  ],
  [
    'a number for a phone',
    inPlan(["'19909930001'", '19909930001']),
    'plan.yaml 第 45 行 suppliers 第 1 项 contact phone（电话）：写的是“19909930001”，应为电话号码，手机 11 位，座机写成 0991-1234567 这样，请加上引号',
  ],
  [
    'full-width digits in a phone',
    inPlan(["'19909930001'", "'１９９０９９３０００１'"]),
    'plan.yaml 第 45 行 suppliers 第 1 项 contact phone（电话）：写的是“１９９０９９３０００１”，应为电话号码，手机 11 位，座机写成 0991-1234567 这样，请改成半角：19909930001',
  ],
  [
    'a full-width comma in a list',
    inPlan(['placeKinds: [compound]', 'placeKinds: [compound，bungalow]']),
    'plan.yaml 第 24 行 windows 第 1 项 placeKinds 第 1 项（送到哪类地方）：写的是“compound，bungalow”，应为 compound、bungalow、company 之一，几项之间要用半角逗号“,”隔开',
    'plan.yaml 第 23 行 windows（配送时段）：没有一个时段送到 compound（小区），请在某个时段的 placeKinds 里写上',
  ],
  [
    'a full-width colon in a mapping',
    inPlan(['{ window: WAN }', '{ window：WAN }']),
    'plan.yaml 第 50 行 suppliers 第 1 项 windows 第 1 项 window：WAN：这里用了全角的“：”或“，”，请改成半角，冒号后面加一个空格',
    'plan.yaml 第 50 行 suppliers 第 1 项 windows 第 1 项 window（时段编号）：没有写，应为字母、数字和连字符组成的编号（最多 40 个）',
  ],
  [
    'a field in capitals',
    inPlan(['seed: 1', 'Seed: 1']),
    'plan.yaml 第 5 行 Seed：写的是“1”，没有这个字段，应写成 seed',
    'plan.yaml seed（随机种子）：没有写，应为 0 到 4294967295 的整数',
  ],
  [
    'a name of 3,000 letters',
    inPlan(['name: 花园社区', `name: ${'花'.repeat(3000)}`]),
    'plan.yaml 第 16 行 streets 第 1 项 communities 第 1 项 name（名称）：写的是“花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花花…”，最多 60 个字，现在是 3000 个',
  ],
  [
    'a name with NUL',
    inPlan(['name: 花园社区', 'name: "花园\\0社区"']),
    'plan.yaml 第 16 行 streets 第 1 项 communities 第 1 项 name（名称）：写的是“花园\\u0000社区”，里面有看不见的字符，或者首尾有空格，请删掉',
  ],
  [
    'a name that nobody sees',
    inPlan(['name: 花园社区', 'name: "\\u200b\\u2060"']),
    'plan.yaml 第 16 行 streets 第 1 项 communities 第 1 项 name（名称）：写的是“\\u200b\\u2060”，不能空着',
  ],
  [
    'half a character',
    inPlan(['name: 花园社区', 'name: "花\\ud83d园"']),
    'plan.yaml 第 16 行 streets 第 1 项 communities 第 1 项 name（名称）：写的是“花\\ud83d园”，里面有读不出来的字，请重新输入',
  ],
  [
    'an empty value',
    inPlan(['source: 本街道', 'source:']),
    'plan.yaml 第 3 行 source（出处）：写的是空值，应为文字',
  ],
  [
    'yes',
    inPlan(['unitCaptains: false', 'unitCaptains: 是']),
    'plan.yaml 第 33 行 unitCaptains（是否设单元长）：写的是“是”，应为 true（是）或 false（否）',
  ],
  [
    '30 February',
    inPlan(["'2027-12-31'", "'2027-02-30'"]),
    'plan.yaml 第 44 行 suppliers 第 1 项 licence validUntil（有效期至）：写的是“2027-02-30”，没有这一天，请核对月份和日期',
  ],
  [
    'a licence that has ended',
    inPlan(["'2027-12-31'", "'2026-11-20'"]),
    'plan.yaml 第 44 行 suppliers 第 1 项 licence validUntil（有效期至）：写的是“2026-11-20”，保供资格已经过期，今天是 2026-11-21；续期后请写新的日期',
  ],
  [
    '24:00',
    inPlan(["'21:30'", "'24:00'"]),
    'plan.yaml 第 24 行 windows 第 1 项 end（结束时间）：写的是“24:00”，应为时刻，写成 19:30 这样',
  ],
  [
    'windows that overlap',
    inPlan([
      'hops:',
      "  - { code: YE, name: 夜间配送, placeKinds: [compound], weekdays: [7], start: '21:00', end: '22:00' }\nhops:",
    ]),
    'plan.yaml 第 25 行 windows 第 2 项（配送时段）：和“windows 第 1 项”时间重叠，送到的地方也一样；同一处同一天的时段不能重叠',
  ],
  [
    'two compounds of one name',
    inPlan(['name: 新园', 'name: 花园']),
    'plan.yaml 第 20 行 streets 第 1 项 communities 第 1 项 areas 第 2 项 name（名称）：写的是“花园”，和“streets 第 1 项 communities 第 1 项 areas 第 1 项”同名，标签和名单上分不出来，请改名',
  ],
  [
    'the captain before the driver',
    inPlan(
      ['stop: driver', 'stop: captain'],
      [
        'stop: captain, holds: true }\n    - { stop: household',
        'stop: driver, holds: true }\n    - { stop: household',
      ],
    ),
    'plan.yaml 第 29 行 hops compound 第 3 项 stop（环节）：写的是“gate”，小区门口应在楼栋长之前',
    'plan.yaml 第 30 行 hops compound 第 4 项 stop（环节）：写的是“driver”，配送员应在楼栋长之前',
  ],
  [
    'a code with a blank',
    inPlan(['code: HY', 'code: H Y']),
    'plan.yaml 第 19 行 streets 第 1 项 communities 第 1 项 areas 第 1 项 code（编号）：写的是“H Y”，应为字母和数字组成的编号（最多 20 个，不能有连字符）',
  ],
  [
    'a negative number',
    inPlan(['capacityHouseholds: 100', 'capacityHouseholds: -1']),
    'plan.yaml 第 22 行 dropPoints 第 1 项 capacityHouseholds（每时段可送户数）：写的是“-1”，应为 1 到 1000000 的整数',
  ],
  [
    'more than a column holds',
    inPlan(['minimumFen: 0', 'minimumFen: 99999999999999999999']),
    'plan.yaml 第 56 行 rounds minimumFen（起送金额，单位分）：写的是“99999999999999999999”，应为 0 到 100000000 的整数',
  ],
  [
    'a catalogue elsewhere',
    inPlan(['goods.yaml', '../goods.yaml']),
    'plan.yaml 第 8 行 catalogue（商品目录文件）：写的是“../goods.yaml”，应为同一文件夹里的文件名，写成 catalogue.yaml 这样',
  ],
  [
    'households that do not add up',
    inPlan(['households: 60', 'households: 61']),
    'plan.yaml 第 6 行 households（户数）：写的是“61”，各小区、平房区、连队的户数加起来是 60，两处应当相等',
  ],
  [
    'a merge key',
    inPlan(['seed: 1', 'seed: 1\n<<: { households: 61 }']),
    'plan.yaml 第 6 行 <<：没有这个字段，这里可以写的有：code、name、source、timeZone、seed、households、gridHouseholds、catalogue、district、streets、dropPoints、windows、hops、deliveryGroups、unitCaptains、chain、rules、capacity、suppliers、rounds、limits、priceCeilings、residents',
  ],
  [
    '__proto__',
    inPlan(['seed: 1', 'seed: 1\n__proto__: { households: 61 }']),
    'plan.yaml 第 6 行 __proto__：没有这个字段，这里可以写的有：code、name、source、timeZone、seed、households、gridHouseholds、catalogue、district、streets、dropPoints、windows、hops、deliveryGroups、unitCaptains、chain、rules、capacity、suppliers、rounds、limits、priceCeilings、residents',
  ],
];
