import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Label } from './labels/rows';
import { ThreadPool } from '../printing/threads/thread-pool';
import { renderedBytes } from './testing/collect';
import { HEAD, labelSample, packGroupSample, pickListSample } from './testing/samples';

const API = resolve(__dirname, '../..');
const ROOT = resolve(API, '../..');

/** A thread needs compiled files: these are made by the build's own compiler and options. */
let dist = '';

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'cailan-papers-'));
  const swc = require.resolve('@swc/cli/bin/swc.js');
  const options = ['--strip-leading-paths', '--config-file', join(ROOT, '.swcrc'), '-q'];
  execFileSync(process.execPath, [swc, 'src/papers', 'src/printing', 'src/ground', '-d', dist, ...options], {
    cwd: API,
  });
  symlinkSync(join(ROOT, 'node_modules'), join(dist, 'node_modules'));
});

afterAll(() => rmSync(dist, { recursive: true, force: true }));

function newWorker(most?: number): ThreadPool {
  return new ThreadPool(join(dist, 'papers', 'papers.worker.js'), most);
}

/** Labels that say how many batches were asked for, and whether they were told to stop. */
function labelSource(batches: number, size: number) {
  const seen = { taken: 0, stopped: false };
  async function* labels(): AsyncGenerator<Label[]> {
    try {
      for (let i = 0; i < batches; i++) {
        seen.taken += 1;
        yield await Promise.resolve(Array.from({ length: size }, (_, k) => labelSample(i * size + k)));
      }
    } finally {
      seen.stopped = true;
    }
  }
  const doc = { ...HEAD, paper: { kind: 'sheet' }, count: batches * size, labels: labels() } as const;
  return { seen, doc };
}

/** Resolves once `value` has stood still for a while. */
async function settled(value: () => number): Promise<number> {
  for (let last = -1; ;) {
    await setTimeout(700);
    if (value() === last && last > 0) return last;
    last = value();
  }
}

describe('ThreadPool', () => {
  it('makes the same bytes as this thread does', async () => {
    const worker = newWorker();
    const plain = pickListSample(12);
    expect(
      (await buffer(worker.print('pick-list.pdf', plain))).equals(
        await renderedBytes('pick-list.pdf', plain),
      ),
    ).toBe(true);
    const batched = { ...HEAD, groups: [[packGroupSample(20)], [packGroupSample(3)]] };
    const here = await renderedBytes('pack-sheet.pdf', batched);
    expect((await buffer(worker.print('pack-sheet.pdf', batched))).equals(here)).toBe(true);
  });

  it('waits for a slow reader, and stops thread and source when it leaves', async () => {
    const worker = newWorker(1);
    const { seen, doc } = labelSource(60, 250);
    const stream = worker.print('label-sheets.pdf', doc);
    await once(stream, 'readable');
    expect(await settled(() => seen.taken)).toBeLessThan(40);
    stream.destroy();
    await once(stream, 'close');
    expect(seen.stopped).toBe(true);
    const next = await buffer(worker.print('pick-list.xlsx', pickListSample(2)));
    expect(next.subarray(0, 2).toString()).toBe('PK');
  });

  it('keeps later documents waiting, and skips those nobody waits for', async () => {
    const worker = newWorker(1);
    const [first, dropped, last] = [labelSource(1, 30), labelSource(1, 30), labelSource(1, 30)];
    const stream = worker.print('label-sheets.pdf', first.doc);
    const unwanted = worker.print('label-sheets.pdf', dropped.doc);
    const waiting = buffer(worker.print('label-sheets.pdf', last.doc));
    unwanted.destroy();
    expect(last.seen.taken).toBe(0);
    await buffer(stream);
    expect((await waiting).length).toBeGreaterThan(1000);
    expect(dropped.seen.taken).toBe(0);
  });

  it('hands on what goes wrong in the renderer and in the source', async () => {
    const worker = newWorker(1);
    const { doc } = labelSource(1, 3);
    await expect(buffer(worker.print('label-sheets.pdf', { ...doc, count: 4 }))).rejects.toThrow(
      '4 labels were announced',
    );
    async function* broken(): AsyncGenerator<Label[]> {
      yield await Promise.resolve([labelSample(0)]);
      throw new Error('the database went away');
    }
    await expect(buffer(worker.print('label-sheets.pdf', { ...doc, labels: broken() }))).rejects.toThrow(
      'database',
    );
    expect((await buffer(worker.print('pick-list.pdf', pickListSample(1)))).length).toBeGreaterThan(1000);
  });
});
