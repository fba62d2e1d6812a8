import type QrCode from 'qrcode';
import { Canvas } from './canvas';

/** Light border the standard asks for, in modules. */
const QUIET = 4;
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

interface QrMatrix {
  /** Modules along a side, border excluded. */
  size: number;
  /** 1 = dark, row by row. */
  modules: Uint8Array;
}

/** Makes QR codes; the library is loaded on first use. */
export class QrCodes {
  private constructor(private readonly create: typeof QrCode.create) {}

  static async open(): Promise<QrCodes> {
    const { default: library } = await import('qrcode');
    return new QrCodes(library.create);
  }

  /**
   * Error correction M (15 %, for a rubbed label). One segment instead of the library's search for the shortest mix:
   * half the time, and label payloads are uniform.
   */
  matrix(payload: string): QrMatrix {
    const segment = ALPHANUMERIC.test(payload)
      ? ({ data: payload, mode: 'alphanumeric' } as const)
      : ({ data: Buffer.from(payload), mode: 'byte' } as const);
    const { modules } = this.create([segment], { errorCorrectionLevel: 'M' });
    return { size: modules.size, modules: Uint8Array.from(modules.data) };
  }

  /** Draws the code with its border inside a square of `side` points. */
  draw(canvas: Canvas, x: number, y: number, side: number, payload: string): void {
    const matrix = this.matrix(payload);
    const scale = side / (matrix.size + 2 * QUIET);
    canvas.stamp(x + QUIET * scale, y + QUIET * scale, scale, darkRuns(matrix));
  }
}

/** Each run of dark modules in a row as one rectangle, in module units. */
function darkRuns({ size, modules }: QrMatrix): string {
  const runs: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let start = 0; start < size; start++) {
      let end = start;
      while (end < size && modules[row * size + end]) end++;
      if (end > start) runs.push(`${start} ${row} ${end - start} 1 re`);
      start = end;
    }
  }
  return runs.join(' ');
}
