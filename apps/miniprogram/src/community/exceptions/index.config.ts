export default definePageConfig({ navigationBarTitleText: '异常', enablePullDownRefresh: true });
