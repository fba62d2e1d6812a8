export default definePageConfig({ navigationBarTitleText: '和微信对账', enablePullDownRefresh: true });
