export default definePageConfig({ navigationBarTitleText: '我的清单', enablePullDownRefresh: true });
