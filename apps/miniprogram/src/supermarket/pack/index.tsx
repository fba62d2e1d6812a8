definePageConfig({ navigationBarTitleText: '分装', enablePullDownRefresh: true });
export { default } from '../../shop-goods/pack';
