export default definePageConfig({ navigationBarTitleText: '待批准', enablePullDownRefresh: true });
