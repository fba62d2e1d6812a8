definePageConfig({ navigationBarTitleText: '对账单', enablePullDownRefresh: true });
export { default } from '../../shop-money/statement';
