import { Canvas } from './canvas';

/** A piece of a page that is never broken. */
export interface Block {
  /** Points. */
  height: number;
  draw(canvas: Canvas, y: number): void;
  /** Not left alone at the foot of a page. */
  keepWithNext?: boolean;
  /** Printed above this block when it has to begin a page: "胡萝卜（续）". */
  repeat?: Block;
}

/** Shares blocks out over pages of `room` points, in order. A block taller than a page gets one to itself. */
export function paginate(blocks: readonly Block[], room: number): Block[][] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let used = 0;
  for (const run of runs(blocks, room)) {
    const height = heightOf(run);
    if (page.length > 0 && used + height > room) {
      pages.push(page);
      const repeat = run[0]?.repeat;
      page = repeat ? [repeat] : [];
      used = heightOf(page);
    }
    page.push(...run);
    used += height;
  }
  if (page.length > 0 || pages.length === 0) pages.push(page);
  return pages;
}

export function drawBlocks(canvas: Canvas, top: number, blocks: readonly Block[]): void {
  let y = top;
  for (const block of blocks) {
    block.draw(canvas, y);
    y += block.height;
  }
}

/** Blocks that must stand together, as long as a page can hold them. */
function* runs(blocks: readonly Block[], room: number): Generator<Block[]> {
  let run: Block[] = [];
  let height = 0;
  for (const block of blocks) {
    if (run.length > 0 && height + block.height > room) {
      yield run;
      run = [];
      height = 0;
    }
    run.push(block);
    height += block.height;
    if (block.keepWithNext) continue;
    yield run;
    run = [];
    height = 0;
  }
  if (run.length > 0) yield run;
}

function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((total, block) => total + block.height, 0);
}
