export default definePageConfig({ navigationBarTitleText: '菜篮' });
