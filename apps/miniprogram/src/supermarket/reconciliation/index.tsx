definePageConfig({ navigationBarTitleText: '和微信对账', enablePullDownRefresh: true });
export { default } from '../../shop-money/reconciliation';
