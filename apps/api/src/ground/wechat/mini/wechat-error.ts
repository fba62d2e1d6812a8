/** A "no" of WeChat's server API, or no answer at all (`errcode` -1, as WeChat says when it is busy). */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    text = '',
  ) {
    super(`errcode ${errcode}${text ? `: ${text}` : ''}`);
  }
}
