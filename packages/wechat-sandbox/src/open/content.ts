import { randomBytes } from 'node:crypto';
import { create } from 'qrcode';
import { Fields } from '../fields';
import type { People } from '../phone/people';
import { png } from './png';
import { OpenProblem } from './problem';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const PAGE = /^[\w-]+(\/[\w-]+)*$/;
const MOST_TEXT = 2500;
/** White cells that scanners want around a code. */
const QUIET = 4;

/**
 * POST /wxa/getwxacodeunlimit: an ordinary QR code that says which page with which scene WeChat would open
 * (`account/bind/index?scene=ABCD2345`), so that any phone reads it and the mini-program's own scanner understands it.
 */
export function miniProgramCode(raw: unknown): Buffer {
  const body = Fields.of(raw, (path) => {
    throw path === '/width'
      ? new OpenProblem(40097, 'invalid args: width')
      : new OpenProblem(40129, 'invalid scene');
  });
  const scene = body.text('scene', 32, SCENE);
  const page = body.has('page') ? (body.optionalText('page', 1024) ?? '') : 'pages/index/index';
  if (!PAGE.test(page)) throw new OpenProblem(41030, 'invalid page');
  const width = body.has('width') ? body.integer('width', 280, 1280) : 430;
  const { modules } = create(`${page}?scene=${scene}`, { errorCorrectionLevel: 'M' });
  const cells = modules.size + 2 * QUIET;
  const at = (pixel: number): number => Math.floor((pixel * cells) / width) - QUIET;
  const inside = (cell: number): boolean => cell >= 0 && cell < modules.size;
  return png(width, (x, y) => inside(at(x)) && inside(at(y)) && modules.get(at(y), at(x)) === 1);
}

/** POST /wxa/msg_sec_check: text with 违规 is risky, with 可疑 to be reviewed, other text passes. */
export function textCheck(raw: unknown, people: People): object {
  const body = Fields.of(raw, (path) => {
    throw new OpenProblem(path === '/content' ? 44002 : 47001, `${path.slice(1) || 'data'} invalid`);
  });
  body.integer('version', 2, 2);
  body.integer('scene', 1, 4);
  if (!people.byOpenid(body.text('openid', 128))) throw new OpenProblem(43104, 'appid not match with openid');
  const content = body.text('content', MOST_TEXT);
  const suggest = content.includes('违规') ? 'risky' : content.includes('可疑') ? 'review' : 'pass';
  const label = suggest === 'pass' ? 100 : 20001;
  return { errcode: 0, errmsg: 'ok', trace_id: randomBytes(16).toString('hex'), result: { suggest, label } };
}
