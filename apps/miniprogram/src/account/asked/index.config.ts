export default definePageConfig({ navigationBarTitleText: '请我做副手', enablePullDownRefresh: true });
