import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createDataSource } from './data-source';
import { schema } from '../../schema';
import { databaseTlsOf } from '../settings/database-tls';
import { startPrivateMariadb, type PrivateMariadb } from './private-mariadb';

const describeServer = process.env['TEST_MYSQL_URL'] ? describe : describe.skip;

describeServer('TLS to the database', () => {
  let folder: string;
  let server: PrivateMariadb;
  const file = (name: string) => join(folder, name);
  /** A certificate of its own, which bears this address (apt-get install openssl). */
  const certify = (name: string, address: string) => {
    const made = [
      '-keyout',
      file(`${name}.key`),
      '-out',
      file(`${name}.pem`),
      '-addext',
      `subjectAltName=${address}`,
    ];
    const kind = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`];
    execFileSync('openssl', [...kind, ...made], { stdio: 'ignore' });
  };
  /** The cipher of the connection that these settings make; empty in the open. */
  const cipher = async (env: Record<string, string>, url = server.url) => {
    const faults: string[] = [];
    const { databaseTls } = databaseTlsOf(env, true, faults);
    expect(faults).toEqual([]);
    const databaseUrl = url.replace('127.0.0.1', 'localhost');
    const source = createDataSource({ databaseUrl, databaseTls, dataDir: folder, poolSize: 1 }, schema);
    try {
      await connect(source);
      const [row] = await source.query<{ Value: string }[]>(`SHOW STATUS LIKE 'Ssl_cipher'`);
      return row?.Value;
    } finally {
      if (source.isInitialized) await source.destroy();
    }
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-tls-'));
    certify('server', 'DNS:localhost');
    certify('other', 'DNS:localhost');
    const tls = { cert: file('server.pem'), key: file('server.key') };
    server = await startPrivateMariadb({ flushAtCommit: 2, bufferPoolMib: 64, tls });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('seals the way where it is asked for, and goes in the open where it is off', async () => {
    expect(await cipher({ DATABASE_TLS: 'verify', DATABASE_CA: file('server.pem') })).toMatch(/\w/);
    expect(await cipher({ DATABASE_TLS: 'off' })).toBe('');
  });

  it('believes nobody whose certificate another authority signed, or none that is known', async () => {
    const refused = /self.signed certificate/;
    await expect(cipher({ DATABASE_TLS: 'verify', DATABASE_CA: file('other.pem') })).rejects.toThrow(refused);
    await expect(cipher({ DATABASE_TLS: 'verify' })).rejects.toThrow(refused);
  });

  it('believes nobody whose certificate bears another name', async () => {
    certify('elsewhere', 'DNS:db.example.org');
    const tls = { cert: file('elsewhere.pem'), key: file('elsewhere.key') };
    const elsewhere = await startPrivateMariadb({ flushAtCommit: 2, bufferPoolMib: 64, tls });
    try {
      const settings = { DATABASE_TLS: 'verify', DATABASE_CA: file('elsewhere.pem') };
      await expect(cipher(settings, elsewhere.url)).rejects.toThrow(/altnames/);
    } finally {
      await elsewhere.stop();
    }
  });

  it.each(['10.1.2.3', '[fd00::1]', '127.0.0.1'])('wants a name to compare, not %s', (host) => {
    const faults: string[] = [];
    databaseTlsOf({ DATABASE_TLS: 'verify', DATABASE_URL: `mysql://u:p@${host}:3306/cailan` }, true, faults);
    expect(faults).toEqual([expect.stringContaining('DATABASE_URL 里请写域名')]);
  });
});
