export default definePageConfig({ navigationBarTitleText: '发车', enablePullDownRefresh: true });
