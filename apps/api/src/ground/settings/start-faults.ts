import { codeOf } from './settings';

/*
 * What only shows when the service starts: that a setting which can be meant fits nothing on this machine. Each is told
 * as the configuration's own faults are, by the setting's name and in Chinese; the cause goes with it.
 */

/** Why nobody can listen on the configured address. */
export function unheard(
  { host, port, setting = 'PORT' }: { host: string; port: number; setting?: string },
  cause: unknown,
): Error {
  const code = codeOf(cause);
  const sentence =
    code === 'EADDRINUSE'
      ? `${setting}: ${port} 端口已经有程序在用。请停掉它，或者用 ${setting}=… 换一个`
      : code === 'EACCES'
        ? `${setting}: 没有权限用 ${port} 端口。请用 ${setting}=… 换一个 1024 以上的`
        : `HOST: 不能在 ${host} 上听（${code}）。请写本机有的地址，所有地址都听就写 0.0.0.0`;
  return new Error(sentence, { cause });
}

const NOBODY = '用户名或密码不对，或者这个用户不许从本机连。请核对';
const OF_DATABASE: Record<string, string> = {
  ER_ACCESS_DENIED_ERROR: NOBODY,
  // MariaDB's, of a user that it does not have.
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: NOBODY,
  ER_DBACCESS_DENIED_ERROR: '这个用户没有这个库的权限，请授权或者换一个用户',
  ER_BAD_DB_ERROR: '没有这个库，请先建好（utf8mb4），或者核对库名',
  ENOTFOUND: '找不到这个主机，请核对主机名',
};

/** Why the database of `DATABASE_URL` could not be connected to. */
export function unreachable(cause: unknown): Error {
  const code = codeOf(cause);
  // The driver's words on a certificate name what it bears, and no secret.
  const sentence =
    code === 'HANDSHAKE_SSL_ERROR'
      ? `DATABASE_TLS: 不能加密地连上数据库（${(cause as Error).message}）。请核对 DATABASE_CA 和数据库的证书`
      : `DATABASE_URL: ${OF_DATABASE[code] ?? `连不上数据库（${code}）。请检查主机、端口，数据库有没有在运行`}`;
  return new Error(sentence, { cause });
}
