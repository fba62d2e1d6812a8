import { createHash, randomBytes } from 'node:crypto';
import { Fields } from '../fields';
import type { People } from '../phone/people';
import { png } from './png';
import { OpenProblem } from './problem';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const PAGE = /^[\w-]+(\/[\w-]+)*$/;
const MOST_TEXT = 2500;
const CELLS = 25;

/** POST /wxa/getwxacodeunlimit: a picture that differs with the scene. It stands for the code; no phone reads it. */
export function miniProgramCode(raw: unknown): Buffer {
  const body = Fields.of(raw, (path) => {
    throw path === '/width'
      ? new OpenProblem(40097, 'invalid args: width')
      : new OpenProblem(40129, 'invalid scene');
  });
  const scene = body.text('scene', 32, SCENE);
  if (body.has('page') && !PAGE.test(body.optionalText('page', 1024) ?? '')) {
    throw new OpenProblem(41030, 'invalid page');
  }
  const width = body.has('width') ? body.integer('width', 280, 1280) : 430;
  const bits = createHash('sha512').update(scene).digest();
  const side = Math.floor(width / CELLS);
  const dark = (cell: number): boolean => (((bits[cell % bits.length] ?? 0) >> (cell % 7)) & 1) === 1;
  return png(width, (x, y) => {
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    return column < CELLS && row < CELLS && dark(row * CELLS + column);
  });
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
