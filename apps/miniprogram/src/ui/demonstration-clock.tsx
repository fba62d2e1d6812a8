import type { ReactNode } from 'react';
import { queryClient } from '../api/query-client';
import { call } from '../api/client';
import { serviceNow } from '../api/clock';
import { useAttempt } from '../api/use-attempt';
import { sayInstant } from '../time';
import { Note, Small } from './text';
import { say } from './say';
import { Tap } from './tap';

const MINUTE_MS = 60_000;
const steps = [
  { words: '10 分钟后', minutes: 10 },
  { words: '1 小时后', minutes: 60 },
  { words: '3 小时后', minutes: 180 },
];

/** Moves the service's clock, so that a whole day can be played in a few minutes (demonstration only). */
export function DemonstrationClock({ onDone }: { onDone: () => void }): ReactNode {
  const { busy, fault, attempt } = useAttempt();
  const move = (minutes: number) =>
    attempt(async () => {
      const now = new Date(serviceNow().getTime() + minutes * MINUTE_MS).toISOString();
      await call('POST /development/clock', { body: { now } });
      await call('POST /development/jobs/run');
      await queryClient.invalidateQueries();
      say(`现在是${sayInstant(now, now)}`);
      onDone();
    });
  return (
    <>
      <Small>{`演示里的时间：${sayInstant(serviceNow(), serviceNow())}`}</Small>
      {steps.map(({ words, minutes }) => (
        <Tap key={minutes} kind="line" busy={busy} onClick={() => void move(minutes)}>
          {words}
        </Tap>
      ))}
      {fault ? <Note tone="harm">{fault}</Note> : null}
    </>
  );
}
