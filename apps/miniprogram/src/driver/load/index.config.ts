export default definePageConfig({ navigationBarTitleText: '车次', enablePullDownRefresh: true });
