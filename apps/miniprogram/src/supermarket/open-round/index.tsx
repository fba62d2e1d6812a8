definePageConfig({ navigationBarTitleText: '开团', enablePullDownRefresh: true });
export { default } from '../../shop-rounds/open-round';
