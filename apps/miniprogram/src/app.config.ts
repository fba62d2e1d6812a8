export default defineAppConfig({
  pages: ['pages/state/index'],
  window: {
    navigationBarTitleText: '菜篮',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4f6f4',
    backgroundTextStyle: 'dark',
  },
});
