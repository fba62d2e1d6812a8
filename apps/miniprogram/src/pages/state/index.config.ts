export default definePageConfig({ navigationBarTitleText: '菜篮 · 服务状态' });
