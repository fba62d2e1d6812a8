import type { Draw } from '../printing/threads/printer';
import { filesOf, type PaperName } from './list';
import type { Format } from './paper';

/** Draws a paper's file, of a kind of `FILES`. */
export const drawPaper: Draw = async (kind, document, out) => {
  const [name, format] = kind.split('.') as [PaperName, Format];
  const [, drawing] = filesOf(name)[format] ?? [];
  if (!drawing) throw new Error(`no ${kind}`);
  await (await drawing()).draw(document as never, out);
};
