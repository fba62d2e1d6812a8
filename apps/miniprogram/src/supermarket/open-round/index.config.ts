export default definePageConfig({ navigationBarTitleText: '开团', enablePullDownRefresh: true });
