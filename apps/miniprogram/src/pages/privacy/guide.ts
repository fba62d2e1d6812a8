/** What the product keeps of a person and why, in words that everyone understands (隐私说明). */
export const privacyGuide: readonly { title: string; text: string }[] = [
  {
    title: '我们要知道什么',
    text: '您家的门牌、收货人的姓名和电话、您写的清单和收货情况。没有这些，菜送不到您家门口。',
  },
  {
    title: '谁能看到',
    text: '您这一格的网格员和这栋楼的楼栋长，看得到您订了什么、怎么联系您。商超付款后才看到标签上要印的姓名、门牌和电话。别的邻居看不到。',
  },
  {
    title: '怎么保管',
    text: '姓名和电话加密存放。手机上只留最近看过的内容和还没送出的清单，退出登录就清掉。到期的自动删掉。',
  },
  {
    title: '您可以做什么',
    text: '不同意就不登录，可以请网格员打电话帮您下单。同意以后，也可以随时退出。',
  },
];
