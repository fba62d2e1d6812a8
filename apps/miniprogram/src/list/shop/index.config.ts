export default definePageConfig({ navigationBarTitleText: '写清单', enablePullDownRefresh: true });
