export default definePageConfig({ navigationBarTitleText: '点收', enablePullDownRefresh: true });
