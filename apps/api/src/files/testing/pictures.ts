import sharp from 'sharp';

interface Look {
  width?: number;
  height?: number;
  exif?: sharp.Exif;
  /** As a camera says how it was held: 6 is a quarter turn. */
  orientation?: number;
}

/** A picture of noise, which no format makes small; `exif` as a phone writes it. */
export function picture(
  format: 'png' | 'jpeg' | 'webp' | 'gif',
  { width = 60, height = 40, exif = {}, orientation = 0 }: Look = {},
): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .withExif(exif)
    .withMetadata(orientation ? { orientation } : {})
    .toFormat(format)
    .toBuffer();
}
