import { existsSync } from 'node:fs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { startPrivateMariadb } from './private-mariadb';

const describeServer = process.env['TEST_MYSQL_URL'] ? describe : describe.skip;

describeServer('a private MariaDB', () => {
  it('answers with the settings asked for, beside others, and leaves nothing behind', async () => {
    const server = await startPrivateMariadb({ flushAtCommit: 1, bufferPoolMib: 64 });
    const connection = await createConnection(server.url);
    const [[row] = []] = await connection.query<RowDataPacket[]>(
      `SELECT @@innodb_flush_log_at_trx_commit AS flush, @@innodb_buffer_pool_size AS pool, DATABASE() AS name,
         @@bind_address AS address, @@character_set_server AS charset, @@datadir AS folder`,
    );
    connection.on('error', () => undefined);
    expect(row).toMatchObject({
      flush: 1,
      pool: 64 * 2 ** 20,
      name: 'cailan',
      address: '127.0.0.1',
      charset: 'utf8mb4',
    });
    expect(server.version).toContain('MariaDB');
    expect(existsSync(String(row?.['folder']))).toBe(true);

    await server.stop();
    await server.stop();

    expect(existsSync(String(row?.['folder']))).toBe(false);
    await expect(createConnection(server.url)).rejects.toThrow(/ECONNREFUSED/);
  });
});
