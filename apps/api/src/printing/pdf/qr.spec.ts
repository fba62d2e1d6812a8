import jsQR from 'jsqr';
import { QrCodes } from './qr';

describe('QrCodes', () => {
  it.each([
    'CL1:B:01J9ZQ4V7K8M2N3P4Q5R6S7T8V',
    'https://cailan.example/b/x?y=1',
    '袋 3-2-501',
    'A'.repeat(200),
  ])('is read back: %s', async (payload) => {
    const { size, modules } = (await QrCodes.open()).matrix(payload);
    const [scale, quiet] = [4, 4];
    const side = (size + 2 * quiet) * scale;
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    modules.forEach((dark, i) => {
      if (!dark) return;
      const [top, left] = [(Math.floor(i / size) + quiet) * scale, ((i % size) + quiet) * scale];
      for (let y = top; y < top + scale; y++)
        pixels.fill(0, (y * side + left) * 4, (y * side + left + scale) * 4);
    });
    for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 255;
    expect(jsQR(pixels, side, side)?.data).toBe(payload);
  });
});
