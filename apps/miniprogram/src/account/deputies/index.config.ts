export default definePageConfig({ navigationBarTitleText: '副手和交接', enablePullDownRefresh: true });
