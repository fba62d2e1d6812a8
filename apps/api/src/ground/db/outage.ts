/** What SQLite says when file or disk cannot serve; its longer codes (`SQLITE_IOERR_WRITE`) begin with these. */
const SQLITE = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_NOMEM',
  'SQLITE_PROTOCOL',
  'SQLITE_INTERRUPT',
] as const;

/** What the machine says of network, disk and memory (errno names of Node). */
const SYSTEM = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
] as const;

/** What the MySQL driver says of its own connection. */
const DRIVER = [
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'PROTOCOL_PACKETS_OUT_OF_ORDER',
  'PROTOCOL_UNEXPECTED_PACKET',
] as const;

/** What MySQL and MariaDB answer when nothing is wrong with the statement, by number (names: mysql2's `Errors`). */
const MYSQL = {
  ER_DISK_FULL: 1021,
  ER_CANT_OPEN_FILE: 1016,
  ER_ERROR_ON_READ: 1024,
  ER_ERROR_ON_WRITE: 1026,
  ER_GET_ERRNO: 1030,
  ER_OUTOFMEMORY: 1037,
  ER_CON_COUNT_ERROR: 1040,
  ER_OUT_OF_RESOURCES: 1041,
  ER_HANDSHAKE_ERROR: 1043,
  ER_ACCESS_DENIED_ERROR: 1045,
  /** Also what a Galera node answers that has left its cluster. */
  ER_UNKNOWN_COM_ERROR: 1047,
  ER_SERVER_SHUTDOWN: 1053,
  ER_NORMAL_SHUTDOWN: 1077,
  ER_RECORD_FILE_FULL: 1114,
  ER_HOST_IS_BLOCKED: 1129,
  ER_HOST_NOT_PRIVILEGED: 1130,
  ER_ABORTING_CONNECTION: 1152,
  ER_NET_READ_ERROR_FROM_PIPE: 1154,
  ER_NET_READ_ERROR: 1158,
  ER_NET_READ_INTERRUPTED: 1159,
  ER_NET_ERROR_ON_WRITE: 1160,
  ER_NET_WRITE_INTERRUPTED: 1161,
  ER_NEW_ABORTING_CONNECTION: 1184,
  ER_TOO_MANY_USER_CONNECTIONS: 1203,
  ER_LOCK_WAIT_TIMEOUT: 1205,
  ER_LOCK_TABLE_FULL: 1206,
  ER_LOCK_DEADLOCK: 1213,
  ER_USER_LIMIT_REACHED: 1226,
  ER_OPTION_PREVENTS_STATEMENT: 1290,
  ER_QUERY_INTERRUPTED: 1317,
  ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION: 1792,
  ER_READ_ONLY_MODE: 1836,
  /** MariaDB: `KILL` of a connection. */
  ER_CONNECTION_KILLED: 1927,
  /** MariaDB: `max_statement_time`. */
  ER_STATEMENT_TIMEOUT: 1969,
  /** MySQL: `max_execution_time`. */
  ER_QUERY_TIMEOUT: 3024,
} as const;

/** Every code that stands for an outage, for the spec that throws each of them. */
export const OUTAGES = { SQLITE, SYSTEM, DRIVER, MYSQL } as const;

const named = new Set<string>([...SYSTEM, ...DRIVER]);
const numbered = new Set<number>(Object.values(MYSQL));
/** What the driver throws without any code. */
const SAID =
  /^(Pool is closed\.|No connections available\.|Queue limit reached\.|Connection lost|Can't add new command when connection is in closed state|The database connection is not open)/;
/** A fault wraps at most this many others. */
const DEEPEST = 5;

interface Fault {
  code?: unknown;
  errno?: unknown;
  message?: unknown;
  driverError?: unknown;
  cause?: unknown;
}

/**
 * The code by which database, disk or machine say that they cannot serve now, however deep it is wrapped; undefined
 * for everything else. Nothing is wrong with the request then, and the same one may succeed later.
 */
export function outageOf(error: unknown): string | undefined {
  let fault = error as Fault | undefined;
  for (let depth = 0; fault && typeof fault === 'object' && depth < DEEPEST; depth++) {
    const code = typeof fault.code === 'string' ? fault.code : '';
    if (named.has(code) || SQLITE.some((known) => code.startsWith(known))) return code;
    if (typeof fault.errno === 'number' && numbered.has(fault.errno)) return code || String(fault.errno);
    if (typeof fault.message === 'string' && SAID.test(fault.message)) return fault.message;
    fault = (fault.driverError ?? fault.cause) as Fault | undefined;
  }
  return undefined;
}
