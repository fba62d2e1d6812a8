import { createConnection, type Connection } from 'mysql2/promise';
import { newId } from '../db/ids';
import { answerJob } from './child';
import { fill, type Replay, type SubmissionIds } from './replay';

export interface RawJob {
  databaseUrl: string;
  connections: number;
  statements: Replay;
  submissions: SubmissionIds[];
}

export interface RawResult {
  seconds: number;
  cpuSeconds: number;
}

/** The bare driver doing what the service's submissions make it do, and nothing else; gives the seconds it took and used. */
async function run({ databaseUrl, connections, statements, submissions }: RawJob): Promise<RawResult> {
  const open = await Promise.all(Array.from({ length: connections }, () => connect(databaseUrl)));
  let next = 0;
  const work = async (connection: Connection) => {
    for (let ids = submissions[next++]; ids; ids = submissions[next++])
      await submit(connection, statements, ids);
  };
  const start = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(open.map(work));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all(open.map((connection) => connection.end()));
  return { seconds, cpuSeconds: (user + system) / 1_000_000 };
}

async function connect(url: string): Promise<Connection> {
  const connection = await createConnection(url);
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  return connection;
}

async function submit(connection: Connection, statements: Replay, ids: SubmissionIds): Promise<void> {
  const fresh = new Map<string, string>();
  const idOf = (key: string) => {
    const id = ids[key] ?? fresh.get(key) ?? newId();
    if (!(key in ids)) fresh.set(key, id);
    return id;
  };
  for (const statement of statements) await connection.query(fill(statement, idOf));
}

answerJob(run);
