/**
 * Work for later. It runs under a lease; work whose instance was killed runs again from where it stands. Work that failed
 * often enough stays failed until whoever runs the service has mended the cause (docs/operations.md).
 */
export const jobMoves = {
  waiting: ['running'],
  running: ['waiting', 'done', 'failed'],
  done: [],
  failed: ['waiting'],
} as const satisfies Record<JobStatus, readonly JobStatus[]>;
export type JobStatus = 'waiting' | 'running' | 'done' | 'failed';
