import { rmSync } from 'node:fs';
import type { PrivateMariadb } from '../../../api/src/ground/db/private-mariadb';

let server: PrivateMariadb | undefined;

/** Hands the specs' MariaDB from Jest's global setup to its teardown, which run in one process. */
export const keepServer = (started: PrivateMariadb): void => {
  server = started;
};

let folder: string | undefined;

/** Hands over the folder of the run's schemas likewise. */
export const keepFolder = (made: string): string => (folder = made);

/** Ends the server, and removes the folder. */
export const stopServer = async (): Promise<void> => {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
};
