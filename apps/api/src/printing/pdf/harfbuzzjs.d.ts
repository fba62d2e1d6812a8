/** What is used of HarfBuzz, compiled to WebAssembly; the package brings no types. */
declare module 'harfbuzzjs/hbjs' {
  interface Thing {
    destroy(): void;
  }
  interface Buffer extends Thing {
    addText(text: string): void;
    guessSegmentProperties(): void;
    setDirection(direction: 'ltr' | 'rtl'): void;
    /** Glyph, cluster (index of its text in UTF-16), advance and offset in font units. */
    json(): { g: number; cl: number; ax: number; ay: number; dx: number; dy: number }[];
  }
  export default function hbjs(instance: object): {
    createBlob(bytes: Uint8Array): Thing;
    createFace(blob: Thing, index: number): Thing;
    createFont(face: Thing): Thing;
    createBuffer(): Buffer;
    shape(font: Thing, buffer: Buffer): void;
  };
}

/** Node's; the library of types has it among a browser's alone. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
  }
}
