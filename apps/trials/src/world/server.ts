import type { PrivateMariadb } from '../../../api/src/ground/db/private-mariadb';

let server: PrivateMariadb | undefined;

/** Hands the specs' MariaDB from Jest's global setup to its teardown, which run in one process. */
export const keepServer = (started: PrivateMariadb): void => {
  server = started;
};

export const stopServer = async (): Promise<void> => server?.stop();
