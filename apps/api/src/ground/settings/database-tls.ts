import { isIP } from 'node:net';
import { isLoopback } from './loopback';
import { fileSetting } from './settings';

/** How the connection to MySQL/MariaDB is sealed, as the driver takes it. */
export interface DatabaseTls {
  /** PEM of who signed the server's certificate; without it, whom the machine trusts. */
  ca?: string;
  /** PEM of the service's own certificate and key, where the server asks for them. */
  cert?: string;
  key?: string;
  rejectUnauthorized: true;
  verifyIdentity: true;
  minVersion: 'TLSv1.2';
}

const FILES = { ca: 'DATABASE_CA', cert: 'DATABASE_CERT', key: 'DATABASE_KEY' } as const;

/**
 * `DATABASE_TLS`: `verify` asks for TLS and believes only a certificate that is signed by `DATABASE_CA` (or by whom the
 * machine trusts) and bears the server's name; `off` goes in the open. Production must say which, unless the database is
 * on the same machine.
 */
export function databaseTlsOf(
  env: NodeJS.ProcessEnv,
  production: boolean,
  faults: string[],
): { databaseTls?: DatabaseTls } {
  const said = env['DATABASE_TLS'];
  if (said && !/^(verify|off)$/.test(said)) faults.push('DATABASE_TLS: 只能写 verify 或 off');
  if (!said && production && isElsewhere(env['DATABASE_URL']))
    faults.push('DATABASE_TLS: 数据库在别的机器上，必须写明：verify（加密并核对证书）或 off（明文）');
  if (said !== 'verify') return {};
  // Of an address the driver compares no name: whoever holds any certificate of the authority would be believed.
  if (isIP(hostOf(env['DATABASE_URL'])))
    faults.push('DATABASE_TLS: verify 要核对证书上的名字，DATABASE_URL 里请写域名，不要写 IP 地址');
  const files = Object.entries(FILES).flatMap(([part, setting]) => {
    const file = env[setting];
    const pem = file ? fileSetting(setting, file, faults) : undefined;
    return pem === undefined ? [] : [[part, pem]];
  });
  return {
    databaseTls: {
      ...(Object.fromEntries(files) as Partial<Record<keyof typeof FILES, string>>),
      rejectUnauthorized: true,
      verifyIdentity: true,
      minVersion: 'TLSv1.2',
    },
  };
}

function isElsewhere(databaseUrl: string | undefined): boolean {
  const host = hostOf(databaseUrl);
  return host !== '' && !isLoopback(host);
}

/** The host of a database's address, without an IPv6 address's brackets; empty where there is none. */
function hostOf(databaseUrl = ''): string {
  return URL.canParse(databaseUrl) ? new URL(databaseUrl).hostname.replace(/^\[|\]$/g, '') : '';
}
