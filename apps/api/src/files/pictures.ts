import { Semaphore } from 'async-mutex';
import sharp, { type Metadata } from 'sharp';
import { refuse } from '../ground/refused';

export interface Picture {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/png';
}

/** A small file may unfold to a picture that fills the memory. */
const MOST_PIXELS = 60_000_000;
/**
 * Interlaced and progressive pictures are held whole in memory before a line of them is made; others pass through. A
 * phone's progressive picture of 20 million points fits.
 */
const MOST_HELD_BYTES = 128 * 1024 * 1024;
/** Enough to read a voucher's small print. */
const LONGEST_SIDE_PX = 2560;
const JPEG_QUALITY = 82;
const AT_ONCE = 2;

sharp.cache(false);
sharp.concurrency(1);
const turns = new Semaphore(AT_ONCE);

/**
 * The picture in these bytes, made anew: turned as its camera said, no larger than anyone looks at it, and without what
 * a phone writes beside it (place, time, device). What it is, decoding says, whatever it is called.
 * @throws Refused `unsupported_media_type` for what does not decode whole as JPEG or PNG.
 */
export function pictureIn(bytes: Buffer): Promise<Picture> {
  return turns.runExclusive(() => remade(bytes));
}

async function remade(bytes: Buffer): Promise<Picture> {
  try {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS });
    const { format, ...look } = await image.metadata();
    if (format !== 'jpeg' && format !== 'png') refuse('unsupported_media_type');
    if (look.isProgressive && heldBytes(format, look) > MOST_HELD_BYTES) refuse('unsupported_media_type');
    const upright = image
      .autoOrient()
      .resize({ width: LONGEST_SIDE_PX, height: LONGEST_SIDE_PX, fit: 'inside', withoutEnlargement: true });
    const made = format === 'jpeg' ? upright.jpeg({ quality: JPEG_QUALITY }) : upright.png();
    return { bytes: await made.toBuffer(), mediaType: `image/${format}` };
  } catch {
    return refuse('unsupported_media_type');
  }
}

/** What the whole picture takes unfolded: a JPEG's coefficients take two bytes each. */
function heldBytes(
  format: 'jpeg' | 'png',
  { width, height, channels, depth }: Omit<Metadata, 'format'>,
): number {
  return width * height * channels * (format === 'jpeg' || depth === 'ushort' ? 2 : 1);
}
