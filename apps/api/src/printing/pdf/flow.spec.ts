import { Block, paginate } from './flow';

function block(height: number, more: Partial<Block> = {}): Block {
  return { height, draw: () => undefined, ...more };
}

describe('paginate', () => {
  const [small, tall, over] = [block(10), block(60), block(130)];
  const head = block(10, { keepWithNext: true });
  const again = block(10);
  const row = block(60, { repeat: again });

  it.each([
    { why: 'an empty document is one page', blocks: [], pages: [[]] },
    {
      why: 'blocks share a page while they fit',
      blocks: [tall, small, tall],
      pages: [[tall, small], [tall]],
    },
    {
      why: 'a head goes with what it heads',
      blocks: [tall, tall, head, row],
      pages: [[tall], [tall], [head, row]],
    },
    {
      why: 'a head is repeated over a broken part',
      blocks: [head, row, row],
      pages: [
        [head, row],
        [again, row],
      ],
    },
    {
      why: 'a block taller than a page has one alone',
      blocks: [small, over, small],
      pages: [[small], [over], [small]],
    },
  ])('$why', ({ blocks, pages }) => {
    expect(paginate(blocks, 100)).toEqual(pages);
  });
});
