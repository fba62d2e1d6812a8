import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Runs one job in a Node process of its own, so that its work is not counted with anyone else's. */
export function inChild<Job extends object, Result>(file: string, job: Job): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, file), { serialization: 'advanced', execArgv: [] });
    child.once('message', (result) => resolve(result as Result));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.send(job);
  });
}

/** The child's side: answers the one job it is given, and ends. */
export function answerJob<Job, Result>(work: (job: Job) => Promise<Result>): void {
  process.once('message', (job) => {
    work(job as Job).then(
      (result) => process.send?.(result, () => process.disconnect()),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
