definePageConfig({ navigationBarTitleText: '发车', enablePullDownRefresh: true });
export { default } from '../../shop-road/dispatch';
