export default definePageConfig({ navigationBarTitleText: '帮下单', enablePullDownRefresh: true });
