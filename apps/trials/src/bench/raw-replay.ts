import { createConnection, type Connection } from 'mysql2/promise';
import { newId } from '@cailan/api/ground/db/ids';
import { fill, type Replay, type RequestIds } from './replay';

/** A connection of the bare driver that reads committed data, as the service's do. */
export async function connect(url: string): Promise<Connection> {
  const connection = await createConnection(url);
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  return connection;
}

/** Sends one request's statements; ids that the request did not bring are made, as the service makes them. */
export async function replayOn(connection: Connection, statements: Replay, ids: RequestIds): Promise<void> {
  const fresh = new Map<string, string>();
  const idOf = (key: string) => {
    const id = ids[key] ?? fresh.get(key) ?? newId();
    if (!(key in ids)) fresh.set(key, id);
    return id;
  };
  for (const statement of statements) await connection.query(fill(statement, idOf));
}
