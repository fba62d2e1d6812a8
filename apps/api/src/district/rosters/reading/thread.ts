import { parentPort, workerData } from 'node:worker_threads';
import { readRoster } from './read-roster';
import { UnreadableFile, type ReadFault } from './sheet.types';
import type { ReadRoster } from './roster-row';

/** What a thread is given. */
export interface FileToRead {
  fileName: string;
  bytes: Uint8Array;
}

/** What it answers: the roster, or why there is none. */
export type FileRead = { roster: ReadRoster } | { fault: ReadFault };

/** Reads here; what is wrong with the file is an answer, not an error. */
export function readFile({ fileName, bytes }: FileToRead): FileRead {
  try {
    return { roster: readRoster(fileName, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.fault };
    throw error;
  }
}

parentPort?.postMessage(readFile(workerData as FileToRead));
