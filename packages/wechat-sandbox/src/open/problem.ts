import { randomBytes } from 'node:crypto';

/** A "no" of api.weixin.qq.com: `{errcode, errmsg}` under HTTP 200. */
export class OpenProblem extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message);
  }

  body(): object {
    const id = randomBytes(12)
      .toString('hex')
      .replace(/(.{8})(?!$)/g, '$1-');
    return { errcode: this.errcode, errmsg: `${this.message} rid: ${id}` };
  }
}
