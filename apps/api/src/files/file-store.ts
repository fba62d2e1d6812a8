import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The port behind which pictures are kept; a deployment may keep them in an object store instead. */
export abstract class FileStore {
  abstract save(id: string, bytes: Buffer): Promise<void>;
  abstract read(id: string): Promise<Buffer>;
  /** Nothing where there is none. */
  abstract remove(id: string): Promise<void>;
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
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
