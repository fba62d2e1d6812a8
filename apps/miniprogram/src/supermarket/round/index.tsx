definePageConfig({ navigationBarTitleText: '团期', enablePullDownRefresh: true });
export { default } from '../../shop-rounds/round';
