import { join } from 'node:path';
import type { Room } from '../room';
import { CONFIG, type Config } from '../settings/config';
import { FileStore, FolderStore } from './file-store';
import { StoredFile } from './stored-file.entity';
import { PictureKeys1763960000000 } from './migrations/1763960000000-picture-keys';

export const storeRoom: Room = {
  services: [
    {
      provide: FileStore,
      useFactory: (config: Config) => new FolderStore(join(config.dataDir, 'files')),
      inject: [CONFIG],
    },
  ],
  entities: [StoredFile],
  migrations: [PictureKeys1763960000000],
};
