export default definePageConfig({ navigationBarTitleText: '分装', enablePullDownRefresh: true });
