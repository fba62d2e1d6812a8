definePageConfig({ navigationBarTitleText: '收款', enablePullDownRefresh: true });
export { default } from '../../shop-money/vouchers';
