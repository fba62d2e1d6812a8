import { readFileSync } from 'node:fs';
import hbjs from 'harfbuzzjs/hbjs';
import { faceBytes } from './faces';

/** A glyph of a shaped text, from left to right. Font units. */
export interface ShapedGlyph {
  id: number;
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}

/** Letters that were shaped together, and what they say. */
export interface ShapedCluster {
  text: string;
  glyphs: ShapedGlyph[];
}

type HarfBuzz = ReturnType<typeof hbjs>;
let harfBuzz: HarfBuzz | undefined;

/** Its compiled file, when a text first needs it: the version whose loading nobody has to wait for. */
function loaded(): HarfBuzz {
  const module = () => new WebAssembly.Module(readFileSync(require.resolve('harfbuzzjs/hb.wasm')));
  return (harfBuzz ??= hbjs(new WebAssembly.Instance(module())));
}

/**
 * HarfBuzz over one face's file, for letters that join, stack or change with their neighbours (Arabic, Tibetan,
 * Mongolian): fontkit, which embeds the faces, cannot read Mongolian's contextual rules, and forgets of which letter a
 * glyph is a part.
 */
export class Shaper {
  private static readonly known = new Map<string, Shaper>();
  private readonly font: ReturnType<HarfBuzz['createFont']>;

  private constructor(file: string) {
    const hb = loaded();
    this.font = hb.createFont(hb.createFace(hb.createBlob(faceBytes(file)), 0));
  }

  /** Each file is given to HarfBuzz once a thread: there are few, and its memory does not grow. */
  static of(file: string): Shaper {
    const shaper = this.known.get(file) ?? new Shaper(file);
    this.known.set(file, shaper);
    return shaper;
  }

  shape(text: string, rtl: boolean): ShapedCluster[] {
    const hb = loaded();
    const buffer = hb.createBuffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(rtl ? 'rtl' : 'ltr');
    hb.shape(this.font, buffer);
    const shaped = buffer.json();
    buffer.destroy();
    const starts = [...new Set(shaped.map(({ cl }) => cl))].sort((a, b) => a - b);
    const clusters = new Map<number, ShapedCluster>();
    for (const { g: id, cl, ax: xAdvance, dx: xOffset, dy: yOffset } of shaped) {
      const end = starts[starts.indexOf(cl) + 1];
      const cluster = clusters.get(cl) ?? { text: text.slice(cl, end), glyphs: [] };
      cluster.glyphs.push({ id, xAdvance, xOffset, yOffset });
      clusters.set(cl, cluster);
    }
    return [...clusters.values()];
  }
}
