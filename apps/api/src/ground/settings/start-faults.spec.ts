import { createServer } from 'node:http';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connect, createDataSource } from '../db/data-source';
import { schema } from '../../schema';
import { freePort } from '../db/private-mariadb';
import { unheard } from './start-faults';

/** What a database at `url` says to whoever connects. */
async function connecting(url: string): Promise<string> {
  const dataSource = createDataSource({ databaseUrl: url, dataDir: '', poolSize: 1 }, schema);
  return connect(dataSource).then(
    async () => {
      await dataSource.destroy();
      return 'connected';
    },
    (error: unknown) => (error as Error).message,
  );
}

describe('what only shows at the start is told in Chinese, by its setting', () => {
  it('a database that does not answer', async () => {
    const url = `mysql://user:hush@127.0.0.1:${await freePort()}/cailan`;
    expect(await connecting(url)).toMatch(/^DATABASE_URL: 连不上数据库（ECONNREFUSED）/);
  });

  it('a port that is taken, and a host that is elsewhere', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const listening = async (host: string, at: number) => {
      const [error] = (await once(createServer().listen(at, host), 'error')) as [unknown];
      return unheard({ host, port: at }, error).message;
    };
    try {
      expect(await listening('127.0.0.1', port)).toMatch(new RegExp(`^PORT: ${port} 端口已经有程序在用`));
      expect(await listening('192.0.2.1', 0)).toMatch(/^HOST: 不能在 192\.0\.2\.1 上听（EADDRNOTAVAIL）/);
    } finally {
      taken.close();
    }
  });
});

const server = process.env['TEST_MYSQL_URL'];
const describeServer = server ? describe : describe.skip;

describeServer('what a database server says at the start is told in Chinese', () => {
  it('that there is no such database, and nobody of that name', async () => {
    const gone = new URL(server ?? '');
    gone.pathname = `/none_${randomUUID().slice(0, 8)}`;
    expect(await connecting(gone.href)).toMatch(/^DATABASE_URL: 没有这个库/);
    gone.username = 'nobody-here';
    gone.password = 'hush';
    expect(await connecting(gone.href)).toMatch(/^DATABASE_URL: 用户名或密码不对/);
  });
});
