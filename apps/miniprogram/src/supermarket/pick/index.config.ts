export default definePageConfig({ navigationBarTitleText: '拣货', enablePullDownRefresh: true });
