definePageConfig({ navigationBarTitleText: '打印', enablePullDownRefresh: true });
export { default } from '../../shop-goods/print';
