export default definePageConfig({ navigationBarTitleText: '送到户', enablePullDownRefresh: true });
