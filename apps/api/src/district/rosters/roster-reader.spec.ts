import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inThread } from './roster-reader';

describe('the thread that reads a roster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cailan-thread-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = { fileName: '名册.csv', bytes: Buffer.from('x') };
  const running = (source: string, limits?: object) => {
    const path = join(folder, `${source.length}.js`);
    writeFileSync(path, `const { parentPort } = require('node:worker_threads');\n${source}`);
    return inThread(file, path, limits);
  };

  it('gives what it read', async () => {
    const read = { roster: { lines: [], faults: [], unused: [] } };
    expect(await running(`parentPort.postMessage(${JSON.stringify(read)});`)).toEqual(read);
  });

  it('that takes all the memory it may have ends alone: the file is too much, the service goes on', async () => {
    const hungry = 'const kept = []; for (;;) kept.push(new Array(100_000).fill(1.5));';
    expect(await running(hungry, { maxOldGenerationSizeMb: 16 })).toMatchObject({
      fault: { reason: '太大，读不完，请分成几个文件，只留名册那几张表再传' },
    });
  });

  it('that breaks is an error, and one that says nothing too', async () => {
    await expect(running(`throw new Error('broken');`)).rejects.toThrow('broken');
    await expect(running('')).rejects.toThrow('ended without a word');
  });
});
