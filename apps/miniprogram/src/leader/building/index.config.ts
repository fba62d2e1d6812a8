export default definePageConfig({ navigationBarTitleText: '楼栋', enablePullDownRefresh: true });
