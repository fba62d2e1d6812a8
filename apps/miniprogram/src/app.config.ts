/**
 * One subpackage per role, so that a phone loads only what its person needs; `list` serves all who write lists, `account`
 * whoever joins a household or lets others in.
 */
const subPackages = [
  { root: 'list', pages: ['shop/index', 'review/index'] },
  { root: 'resident', pages: ['home/index', 'orders/index', 'order/index', 'household/index'] },
  {
    root: 'leader',
    pages: [
      'board/index',
      'building/index',
      'roll-up/index',
      'pay/index',
      'dues/index',
      'statement/index',
      'exceptions/index',
      'refunds/index',
    ],
  },
  { root: 'captain', pages: ['receive/index', 'gate/index', 'floor/index', 'neighbours/index'] },
  { root: 'driver', pages: ['loads/index', 'load/index'] },
  {
    root: 'supermarket',
    pages: [
      'rounds/index',
      'round/index',
      'open-round/index',
      'pick/index',
      'pack/index',
      'dispatch/index',
      'more/index',
      'catalogue/index',
      'vouchers/index',
      'print/index',
      'statement/index',
      'refunds/index',
      'reconciliation/index',
    ],
  },
  {
    root: 'account',
    pages: [
      'bind/index',
      'waiting/index',
      'members/index',
      'invite/index',
      'approvals/index',
      'codes/index',
      'deputies/index',
      'asked/index',
      'data/index',
    ],
  },
  { root: 'community', pages: ['board/index', 'gate/index', 'exceptions/index', 'numbers/index'] },
];

export default defineAppConfig({
  pages: [
    'pages/start/index',
    'pages/me/index',
    'pages/messages/index',
    'pages/privacy/index',
    'pages/state/index',
  ],
  subPackages,
  ...(process.env.TARO_ENV === 'weapp' && {
    usingComponents: { 'quantity-stepper': './native/quantity-stepper/index' },
  }),
  animation: false,
  window: {
    navigationBarTitleText: '菜篮',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4f6f4',
    backgroundTextStyle: 'dark',
  },
});
