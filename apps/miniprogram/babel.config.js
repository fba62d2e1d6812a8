/**
 * WeChat's phones: what asks for consent as this app does (base library 2.32.3) needs a WeChat that runs on iOS 12 and, on
 * Android, brings a younger engine. Classes and arrows may stay as they are. `async` may not: up to iOS 15 WeChat replaces
 * Promise by its own, and only what is written out in calls uses that one.
 */
const WECHAT = {
  targets: { ios: '12', chrome: '70' },
  include: ['transform-async-to-generator', 'transform-async-generator-functions'],
};

module.exports = (api) => {
  const isWechat = api.cache.using(() => process.env.TARO_ENV === 'weapp');
  return {
    presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', ...(isWechat && WECHAT) }]],
  };
};
