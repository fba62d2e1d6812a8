import type { Connection } from 'mysql2/promise';
import { answerJob } from './child';
import { connect, replayOn } from './raw-replay';
import type { Replay, RequestIds } from './replay';

export interface RawJob {
  databaseUrl: string;
  connections: number;
  statements: Replay;
  submissions: RequestIds[];
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
      await replayOn(connection, statements, ids);
  };
  const start = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(open.map(work));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all(open.map((connection) => connection.end()));
  return { seconds, cpuSeconds: (user + system) / 1_000_000 };
}

answerJob(run);
