import type { Writable } from 'node:stream';
import type { Poster, PosterDoc } from './rows';
import { Canvas } from '../../printing/pdf/canvas';
import { fit } from '../../printing/pdf/fit';
import { A4, MARGIN } from '../../printing/pdf/frame';
import { QrCodes } from '../../printing/pdf/qr';

const MIDDLE = A4.width / 2;
const QR_SIDE = 300;
const CODE_SIZE = 54;

/** What WeChat's own scanner opens, it is told to scan; a bare code only the mini-program understands. */
const STEPS = {
  picture: ['1. 微信扫一扫上面的码，用微信登录', '2. 验证手机号；要编码时输入上面的 8 个字'],
  letters: ['1. 微信里搜索小程序「菜篮」，用微信登录', '2. 验证手机号，点「扫码」扫上面的码，或输入编码'],
} as const;
const LAST_STEP = '3. 填写单元和房号，等家人、网格员或社区工作人员确认';

/** Writes the sheets that hang at buildings' doors: the code to scan, in letters as well, and what to do with it. */
export async function draw(doc: PosterDoc, out: Writable): Promise<void> {
  const info = { title: '楼栋编码', author: '菜篮', printedAt: doc.printedAt };
  const canvas = await Canvas.open(info, out);
  const codes = await QrCodes.open();
  for (const poster of doc.posters) {
    await canvas.page(A4.width, A4.height);
    drawPoster(canvas, codes, poster);
  }
  await canvas.end();
}

function drawPoster(
  canvas: Canvas,
  codes: QrCodes,
  { communityName, placeName, code, picture }: Poster,
): void {
  canvas.text(MIDDLE, 84, communityName, { size: 20, align: 'center', gray: 0.3 });
  const box = { width: A4.width - 2 * MARGIN, height: 64, max: 52, min: 26 };
  const name = fit(placeName, box, canvas.measure(true));
  canvas.lines(MIDDLE, 98, name, { bold: true, align: 'center' });
  canvas.text(MIDDLE, 190, '扫码加入本楼，在家买菜', { size: 24, align: 'center' });
  if (picture) canvas.picture(MIDDLE - QR_SIDE / 2, 212, QR_SIDE, picture);
  else codes.draw(canvas, MIDDLE - QR_SIDE / 2, 212, QR_SIDE, code);
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
  canvas.text(MIDDLE, 572, spaced, { size: CODE_SIZE, bold: true, align: 'center' });
  canvas.line(MARGIN, 606, A4.width - MARGIN, 606, 0.75, 0.6);
  const steps = [...STEPS[picture ? 'picture' : 'letters'], LAST_STEP];
  steps.forEach((step, i) => canvas.text(MARGIN + 12, 646 + i * 34, step, { size: 17 }));
  const help = '不用手机的家庭，请让网格员或楼栋长代为下单。';
  canvas.text(MARGIN + 12, 646 + steps.length * 34, help, { size: 17, gray: 0.3 });
}
