import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { shapeOf, templatesOf, type Replay, type RequestIds } from './replay';

const CAPTURES = 20;

/**
 * What the service really sends to the database for one request, read from the server's own log. Requests are
 * repeated until two in a row left the same statements, so that no timer's query slips in.
 */
export async function captureStatements(
  databaseUrl: string,
  send: (ids: RequestIds) => Promise<void>,
  next: () => RequestIds,
): Promise<Replay> {
  const connection = await createConnection(databaseUrl);
  try {
    let before = '';
    for (let attempt = 0; attempt < CAPTURES; attempt++) {
      const ids = next();
      const replay = templatesOf(await logged(connection, () => send(ids)), ids);
      const shape = replay.map(shapeOf).join('\n');
      if (shape === before) return replay;
      before = shape;
    }
    throw new Error('no two requests sent the same statements');
  } finally {
    await connection.end();
  }
}

async function logged(connection: Connection, work: () => Promise<void>): Promise<string[]> {
  await connection.query("SET GLOBAL log_output = 'TABLE'");
  await connection.query('TRUNCATE mysql.general_log');
  await connection.query('SET GLOBAL general_log = 1');
  try {
    await work();
  } finally {
    await connection.query('SET GLOBAL general_log = 0');
  }
  const [rows] = await connection.query<(RowDataPacket & { argument: Buffer | string })[]>(
    `SELECT argument FROM mysql.general_log
     WHERE command_type IN ('Query', 'Execute') AND thread_id <> CONNECTION_ID()`,
  );
  return rows.map(({ argument }) => argument.toString());
}
