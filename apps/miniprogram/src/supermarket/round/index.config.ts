export default definePageConfig({ navigationBarTitleText: '团期', enablePullDownRefresh: true });
