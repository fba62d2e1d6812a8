export default definePageConfig({ navigationBarTitleText: '确认并付款', enablePullDownRefresh: true });
