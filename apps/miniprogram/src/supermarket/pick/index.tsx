definePageConfig({ navigationBarTitleText: '拣货', enablePullDownRefresh: true });
export { default } from '../../shop-goods/pick';
