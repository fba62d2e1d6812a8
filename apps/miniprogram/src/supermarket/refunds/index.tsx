definePageConfig({ navigationBarTitleText: '退款', enablePullDownRefresh: true });
export { default } from '../../shop-money/refunds';
