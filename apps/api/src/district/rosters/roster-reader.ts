import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { Semaphore, withTimeout, type SemaphoreInterface } from 'async-mutex';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Refused } from '../../ground/refused';
import type { ReadFault } from './reading/sheet.types';
import type { FileRead, FileToRead } from './reading/thread';

/** Enough for 30,000 rows (`npm run bench -- rosters`); what wants more ends alone. */
const LIMITS = { maxOldGenerationSizeMb: 112, maxYoungGenerationSizeMb: 8 };
const MOST_MS = 60_000;
const THREAD = join(__dirname, 'reading', 'thread.js');
/** Threads are started from compiled files; run from TypeScript sources there are none, then files are read here. */
const COMPILED = !__filename.endsWith('.ts');

const tooMuch: ReadFault = {
  sheet: '',
  cell: '',
  value: '',
  reason: '太大，读不完，请分成几个文件，只留名册那几张表再传',
};

/** Reads rosters beside the service, one at a time: whatever a file holds, requests go on. */
@Injectable()
export class RosterReader {
  private readonly turns: SemaphoreInterface;

  constructor(@Inject(CONFIG) config: Config) {
    this.turns = withTimeout(new Semaphore(1), config.limits.paperWaitMs, new Refused({ code: 'busy' }));
  }

  /** @throws Refused `busy` when others are read for too long. */
  read(fileName: string, bytes: Buffer): Promise<FileRead> {
    return this.turns.runExclusive(() =>
      COMPILED ? inThread({ fileName, bytes }) : here({ fileName, bytes }),
    );
  }
}

async function here(file: FileToRead): Promise<FileRead> {
  const { readFile } = await import('./reading/thread.js');
  return readFile(file);
}

/** Reads in a thread; one that runs out of memory or time ends alone, and the file is too much. */
export function inThread(file: FileToRead, thread = THREAD, limits: object = LIMITS): Promise<FileRead> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: file, resourceLimits: limits });
    let read: FileRead | undefined;
    const timer = setTimeout(() => {
      read = { fault: tooMuch };
      void worker.terminate();
    }, MOST_MS);
    worker.once('message', (answer: FileRead) => (read = answer));
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') read = { fault: tooMuch };
      else reject(error);
    });
    // What it took is given back before its answer is worked on.
    worker.once('exit', () => {
      clearTimeout(timer);
      if (read) resolve(read);
      else reject(new Error('the thread that reads a roster ended without a word'));
    });
  });
}
