import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The port behind which pictures are kept; a deployment may keep them in an object store instead. */
export abstract class FileStore {
  abstract save(id: string, bytes: Buffer): Promise<void>;
  abstract read(id: string): Promise<Buffer>;
  /** Removes it; one that is not there is no fault. */
  abstract remove(id: string): Promise<void>;
  /** The ids of all that is older than this instant (milliseconds), halves of pictures among them. */
  abstract olderThan(atMs: number): Promise<string[]>;
}

/** Keeps pictures in a folder beside the embedded database. */
export class FolderStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  /** Written whole or not at all: under another name first. */
  async save(id: string, bytes: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, `${id}.part`), bytes, { mode: 0o600 });
    await rename(join(this.folder, `${id}.part`), join(this.folder, id));
  }

  read(id: string): Promise<Buffer> {
    return readFile(join(this.folder, id));
  }

  remove(id: string): Promise<void> {
    return rm(join(this.folder, id), { force: true });
  }

  async olderThan(atMs: number): Promise<string[]> {
    if (!existsSync(this.folder)) return [];
    const old: string[] = [];
    for (const name of await readdir(this.folder)) {
      const file = await stat(join(this.folder, name)).catch(() => undefined);
      if (file && file.mtimeMs < atMs) old.push(name);
    }
    return old;
  }
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
