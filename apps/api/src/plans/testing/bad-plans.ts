/** Changes of the regiment's plan, and what each is refused for. */
export const badPlans: [change: Record<string, unknown>, ...faults: string[]][] = [
  // shapes
  [{ seed: 'eight' }, '方案 seed（随机种子）：写的是“eight”，应为 0 到 4294967295 的整数'],
  [{ seed: 1.5 }, '方案 seed（随机种子）：写的是“1.5”，应为 0 到 4294967295 的整数'],
  [{ name: undefined }, '方案 name（名称）：没有写，应为文字（最多 60 个字）'],
  [{ name: '' }, '方案 name（名称）：写的是空值，不能空着'],
  [
    { colour: 'green' },
    '方案 colour：写的是“green”，没有这个字段，这里可以写的有：code、name、source、timeZone、seed、households、gridHouseholds、catalogue、district、streets、dropPoints、windows、hops、deliveryGroups、unitCaptains、chain、rules、capacity、suppliers、rounds、limits、priceCeilings、residents',
  ],
  [
    { 'suppliers.1.licence.colour': 'red' },
    '方案 suppliers 第 2 项 licence colour：写的是“red”，没有这个字段，这里可以写的有：number、validUntil、pharmacy',
  ],
  [{ timeZone: 'Europe/Paris' }, '方案 timeZone（时区）：写的是“Europe/Paris”，应为 Asia/Shanghai'],
  [{ district: [] }, '方案 district（区）：应为一组字段（每行一个，写成“字段: 值”）'],
  [{ limits: {} }, '方案 limits（限量）：应为列表（每项一行，以“- ”开头）'],
  [
    { 'windows.0.start': '25:00' },
    '方案 windows 第 1 项 start（开始时间）：写的是“25:00”，应为时刻，写成 19:30 这样',
  ],
  [
    { 'windows.0.weekdays': [0] },
    '方案 windows 第 1 项 weekdays 第 1 项（星期几）：写的是“0”，应为 1 到 7 的整数',
  ],
  [{ unitCaptains: 'yes' }, '方案 unitCaptains（是否设单元长）：写的是“yes”，应为 true（是）或 false（否）'],
  [
    { 'suppliers.0.contact.phone': '123' },
    '方案 suppliers 第 1 项 contact phone（电话）：写的是“123”，应为电话号码，手机 11 位，座机写成 0991-1234567 这样',
  ],
  [
    { 'suppliers.0.vehicles.0': 'B-AD 12' },
    '方案 suppliers 第 1 项 vehicles 第 1 项（车辆）：写的是“B-AD 12”，应为车牌号，写成 新A·12345 这样',
  ],
  [
    { 'suppliers.0.licence.validUntil': '2027-13-01' },
    '方案 suppliers 第 1 项 licence validUntil（有效期至）：写的是“2027-13-01”，没有这一天，请核对月份和日期',
  ],
  [
    { 'rounds.minimumFen': -1 },
    '方案 rounds minimumFen（起送金额，单位分）：写的是“-1”，应为 0 到 100000000 的整数',
  ],
  [{ 'limits.0.quantity': 0 }, '方案 limits 第 1 项 quantity（数量）：写的是“0”，应为 1 到 10000 的整数'],
  [
    { 'dropPoints.0.staff': -2 },
    '方案 dropPoints 第 1 项 staff（工作人员数）：写的是“-2”，应为 0 到 100000 的整数',
  ],
  [
    { 'limits.0.class': 'toys' },
    '方案 limits 第 1 项 class（类别）：写的是“toys”，应为 grain、vegetable、fruit、meat、egg_dairy、seasoning、daily、baby、medicine 之一',
  ],
  [
    { 'hops.company.2.stop': 'moon' },
    '方案 hops company 第 3 项 stop（环节）：写的是“moon”，应为 supermarket、driver、gate、office、delivery_point、sorting_point、captain、leader、committee、carrier、household 之一',
  ],
  // places
  [
    { households: 800 },
    '方案 households（户数）：写的是“800”，各小区、平房区、连队的户数加起来是 822，两处应当相等',
  ],
  [
    { 'streets.0.communities.1.code': 'LJY', 'dropPoints.2.place': 'LJY', ...servesOnly('LJY') },
    '方案 streets 第 1 项 communities 第 2 项 code（编号）：写的是“LJY”，和“streets 第 1 项 communities 第 1 项 code”重复，请换一个',
  ],
  [
    { 'streets.0.communities.0.areas.0.dropPoint': 'NOWHERE' },
    '方案 streets 第 1 项 communities 第 1 项 areas 第 1 项 dropPoint（交接点）：写的是“NOWHERE”，没有这个交接点，请检查编号',
  ],
  [
    { 'streets.0.communities.1.areas.0.lanes': undefined },
    '方案 streets 第 1 项 communities 第 2 项 areas 第 1 项 lanes（巷数）：没有写，平房区（bungalow）要写这一项',
  ],
  [
    { 'streets.0.communities.1.areas.0.lanes': 'nine' },
    '方案 streets 第 1 项 communities 第 2 项 areas 第 1 项 lanes（巷数）：写的是“nine”，应为 1 到 200 的整数',
  ],
  [
    { 'streets.0.communities.1.areas.0.platoons': 3 },
    '方案 streets 第 1 项 communities 第 2 项 areas 第 1 项 platoons（排数）：写的是“3”，只有连队（company）才写这一项',
  ],
  [
    { 'streets.0.communities.2.areas.0.households': 3, households: 741 },
    '方案 streets 第 1 项 communities 第 3 项 areas 第 1 项 households（户数）：写的是“3”，少于排数 4',
  ],
  [
    { 'dropPoints.0.place': 'MARS' },
    '方案 dropPoints 第 1 项 place（所在街道或社区）：写的是“MARS”，没有这个地方，请检查编号',
  ],
  [
    { 'dropPoints.0.via': 'XFY-GATE' },
    '方案 dropPoints 第 1 项 via（经过的分拣点）：写的是“XFY-GATE”，不是分拣点（kind: sorting_point）',
  ],
  [
    { 'dropPoints.0.capacityHouseholds': 100 },
    '方案 dropPoints 第 1 项 capacityHouseholds（每时段可送户数）：写的是“100”，它负责的地方有 282 户，应不少于 282',
  ],
  [
    { 'district.code': 'L-JT' },
    '方案 district code（编号）：写的是“L-JT”，应为字母和数字组成的编号（最多 20 个，不能有连字符）',
  ],
  // windows and hops
  [{ 'windows.0.end': '11:00' }, '方案 windows 第 1 项 end（结束时间）：写的是“11:00”，应晚于开始时间 11:30'],
  [
    { 'windows.1.placeKinds': ['compound'] },
    '方案 windows（配送时段）：没有一个时段送到 bungalow（平房区），请在某个时段的 placeKinds 里写上',
  ],
  [
    { 'windows.1.placeKinds.1': 'compound' },
    '方案 windows 第 2 项 placeKinds 第 2 项（送到哪类地方）：写的是“compound”，写了两次，请删掉一个',
    '方案 windows（配送时段）：没有一个时段送到 bungalow（平房区），请在某个时段的 placeKinds 里写上',
  ],
  [{ 'hops.company': undefined }, '方案 hops company（连队）：没有写，有连队，请写明它的交接环节'],
  [
    { 'hops.company.0.stop': 'committee' },
    '方案 hops company 第 1 项 stop（环节）：写的是“committee”，第一个环节应为 supermarket（商超）',
    '方案 hops company 第 2 项 stop（环节）：写的是“driver”，配送员应在两委之前',
    '方案 hops company 第 3 项 stop（环节）：写的是“office”，连部应在两委之前',
    '方案 hops company 第 4 项 stop（环节）：写的是“committee”，这个环节写了两次，请只留一个',
  ],
  [
    { 'hops.company.4.stop': 'captain' },
    '方案 hops company 第 5 项 stop（环节）：写的是“captain”，最后一个环节应为 household（住户）',
  ],
  [
    { 'hops.company.3.stop': 'delivery_point' },
    '方案 hops company 第 4 项 stop（环节）：写的是“delivery_point”，dropPoints 里没有一个是 delivery_point（配送点）',
  ],
  [
    { 'dropPoints.3.kind': 'gate' },
    '方案 streets 第 1 项 communities 第 3 项 areas 第 1 项 dropPoint（交接点）：写的是“L1-OFFICE”，这个交接点是 gate（小区门口），hops.company 里没有这个环节',
  ],
  // suppliers
  [
    { 'suppliers.1.code': 'LBX' },
    '方案 suppliers 第 2 项 code（编号）：写的是“LBX”，和“suppliers 第 1 项 code”重复，请换一个',
  ],
  [
    { 'suppliers.2.vehicles': ['新D·A1201'] },
    '方案 suppliers 第 3 项 vehicles 第 1 项（车辆）：写的是“新D·A1201”，和“suppliers 第 1 项 vehicles 第 1 项”重复，请换一个',
  ],
  [
    { 'suppliers.0.communities.2': 'XX' },
    '方案 suppliers 第 1 项 communities 第 3 项（社区）：写的是“XX”，没有这个社区，请检查编号',
  ],
  [
    { 'suppliers.3.windows.0': { window: 'DAWN' } },
    '方案 suppliers 第 4 项 windows 第 1 项 window（时段编号）：写的是“DAWN”，没有这个配送时段，请检查编号',
  ],
  [
    { 'suppliers.3.windows.0': { window: 'TOWN-EVENING', start: '21:00', end: '20:00' } },
    '方案 suppliers 第 4 项 windows 第 1 项 end（结束时间）：写的是“20:00”，应晚于开始时间 21:00',
  ],
  [
    { 'suppliers.3.windows.0': { window: 'TOWN-EVENING', start: '19:00', end: '22:00' } },
    '方案 suppliers 第 4 项 windows 第 1 项 start（开始时间）：写的是“19:00”，早于配送时段的开始时间 19:30',
    '方案 suppliers 第 4 项 windows 第 1 项 end（结束时间）：写的是“22:00”，晚于配送时段的结束时间 21:30',
  ],
  [
    { 'suppliers.4.carries.products.1': 'MEA-999' },
    '方案 suppliers 第 5 项 carries products 第 2 项（商品）：写的是“MEA-999”，没有这个商品，请检查编号',
  ],
  [
    { 'suppliers.4.carries.products': [] },
    '方案 suppliers 第 5 项 carries（经营范围）：没有一样可卖的商品：classes、products 至少写一样',
  ],
  [
    { 'suppliers.4.carries.bundles': ['BUN-999'] },
    '方案 suppliers 第 5 项 carries bundles 第 1 项（套餐包）：写的是“BUN-999”，没有这个套餐包，请检查编号',
  ],
  [
    { 'suppliers.4.carries.bundles': ['BUN-002'] },
    '方案 suppliers 第 5 项 carries bundles 第 1 项（套餐包）：写的是“BUN-002”，套餐里的 VEG-020 这家不卖',
  ],
  [
    { 'suppliers.5.licence.pharmacy': false },
    '方案 suppliers 第 6 项 carries（经营范围）：里面有药品 MED-001，只有药店（licence.pharmacy: true）可以卖',
  ],
  // terms
  [
    { 'rounds.cutOffMinutesBeforeWindow': 2880 },
    '方案 rounds cutOffMinutesBeforeWindow（提前多少分钟截单）：写的是“2880”，截单要在开团之后：应小于 opensMinutesBeforeWindow',
  ],
  [
    { 'rounds.payByMinutesBeforeWindow': 1320 },
    '方案 rounds payByMinutesBeforeWindow（提前多少分钟付清）：写的是“1320”，付款截止要在截单之后：应小于 cutOffMinutesBeforeWindow',
  ],
  [
    { 'limits.1.class': 'grain' },
    '方案 limits 第 2 项 class（类别）：写的是“grain”，这一类限量写了两次，请只留一个',
  ],
  [
    { 'priceCeilings.0.product': 'GRN-999' },
    '方案 priceCeilings 第 1 项 product（商品编号）：写的是“GRN-999”，没有这个商品，请检查编号',
  ],
  [
    { 'priceCeilings.0.ceilingFen': 3000 },
    '方案 priceCeilings 第 1 项 ceilingFen（最高价，单位分）：写的是“3000”，商品目录里的价格是 3490 分，限价不能低于它',
  ],
  [
    { 'priceCeilings.1.product': 'GRN-001', 'priceCeilings.1.ceilingFen': 9000 },
    '方案 priceCeilings 第 2 项 product（商品编号）：写的是“GRN-001”，这个商品限价写了两次，请只留一个',
  ],
  [
    { 'residents.priority.0.permille': 1000 },
    '方案 residents priority（优先户）：各类千分比加起来是 1047，不能超过 1000',
  ],
];

/** Leaves every supplier serving one community, for the cases that take the others away. */
function servesOnly(community: string): Record<string, unknown> {
  return Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((n) => [`suppliers.${n}.communities`, [community]]));
}
