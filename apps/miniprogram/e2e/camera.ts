import jsQR from 'jsqr';
import type { Page } from 'playwright-core';

/**
 * What another phone's camera reads from this screen: the text of the QR code on it.
 * @throws Error when there is none in sight.
 */
export async function readCode(page: Page): Promise<string> {
  const picture = (await page.screenshot()).toString('base64');
  const { pixels, width, height } = await page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const { data } = pen?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    const letters = Array.from(data, (byte) => String.fromCharCode(byte)).join('');
    return { pixels: btoa(letters), width: image.width, height: image.height };
  }, picture);
  const code = jsQR(new Uint8ClampedArray(Buffer.from(pixels, 'base64')), width, height);
  if (!code) throw new Error('no QR code in sight');
  return code.data;
}
