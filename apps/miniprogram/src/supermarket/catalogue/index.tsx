definePageConfig({ navigationBarTitleText: '商品', enablePullDownRefresh: true });
export { default } from '../../shop-catalogue/catalogue';
