export default definePageConfig({ navigationBarTitleText: '打印', enablePullDownRefresh: true });
