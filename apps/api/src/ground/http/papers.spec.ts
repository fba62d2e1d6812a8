import { EventEmitter } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { StreamableFile } from '@nestjs/common';
import type { Config } from '../settings/config';
import { LIMITS } from '../settings/limits';
import { PaperTurns } from './papers';

const turns = (limits: Partial<typeof LIMITS> = {}) =>
  new PaperTurns({ limits: { ...LIMITS, ...limits } } as Config);
const paperOf = (text: string) => () =>
  Promise.resolve(new StreamableFile(Readable.from([Buffer.from(text)]), { type: 'application/pdf' }));
const reader = (destroyed = false) => Object.assign(new EventEmitter(), { destroyed });
/** A paper that is made when the spec says so. */
const slow = () => {
  const stream = new PassThrough();
  return { make: () => Promise.resolve(new StreamableFile(stream)), finish: () => stream.end('made') };
};
const soon = () => new Promise((resolve) => setTimeout(resolve, 30));
const BUSY = { refusal: { code: 'busy' } };

describe('papers', () => {
  it('come whole, with their length', async () => {
    const paper = await turns().inTurn('wang', paperOf('拣货单'), reader());
    expect(paper.options).toEqual({ type: 'application/pdf', length: 9 });
    expect((await buffer(paper.getStream())).toString()).toBe('拣货单');
  });

  it('are made at once for two people, one after the other for one, and never at a reader’s pace', async () => {
    const papers = turns({ paperWaitMs: 200 });
    const unread = await papers.inTurn('wang', paperOf('x'.repeat(5_000_000)), reader());
    const more = [];
    // Nobody reads the first one, and everybody else has theirs.
    for (const person of ['li', 'chen', 'zhao', 'sun'])
      more.push(
        (await buffer((await papers.inTurn(person, paperOf(person), reader())).getStream())).toString(),
      );
    expect(more).toEqual(['li', 'chen', 'zhao', 'sun']);
    await expect(papers.inTurn('wang', paperOf('second'), reader())).rejects.toMatchObject(BUSY);
    unread.getStream().destroy();
    await soon();
    expect(
      (await buffer((await papers.inTurn('wang', paperOf('third'), reader())).getStream())).toString(),
    ).toBe('third');
  });

  it('end with their reader', async () => {
    const papers = turns({ paperWaitMs: 200 });
    const leaving = reader();
    const paper = await papers.inTurn('wang', paperOf('x'.repeat(500_000)), leaving);
    leaving.emit('close');
    await soon();
    expect(paper.getStream().destroyed).toBe(true);
    await papers.inTurn('wang', paperOf('next'), reader());
  });

  it('end at once where their reader left while they were made', async () => {
    const papers = turns({ paperWaitMs: 200 });
    const paper = await papers.inTurn('wang', paperOf('nobody reads'), reader(true));
    expect(paper.getStream().destroyed).toBe(true);
    await papers.inTurn('wang', paperOf('next'), reader());
  });

  it('that wait too long, and those for which there is no place, are told so', async () => {
    const papers = turns({ paperWaitMs: 100, papersWaiting: 4 });
    const [one, two] = [slow(), slow()];
    const first = papers.inTurn('a', one.make, reader());
    const second = papers.inTurn('b', two.make, reader());
    const waiting = [papers.inTurn('c', paperOf('c'), reader()), papers.inTurn('d', paperOf('d'), reader())];
    await expect(papers.inTurn('e', paperOf('e'), reader())).rejects.toMatchObject(BUSY);
    for (const each of waiting) await expect(each).rejects.toMatchObject(BUSY);
    for (const each of [one, two]) each.finish();
    expect((await buffer((await first).getStream())).toString()).toBe('made');
    (await second).getStream().destroy();
    expect(
      (await buffer((await papers.inTurn('c', paperOf('again'), reader())).getStream())).toString(),
    ).toBe('again');
  });

  it('that cannot be made hold nothing', async () => {
    const papers = turns({ paperWaitMs: 200 });
    for (let i = 0; i < 5; i++) {
      const broken = new PassThrough();
      const paper = papers.inTurn('wang', () => Promise.resolve(new StreamableFile(broken)), reader());
      setImmediate(() => broken.destroy(new Error('no font')));
      await expect(paper).rejects.toThrow('no font');
    }
    await papers.inTurn('wang', paperOf('well'), reader());
  });
});
