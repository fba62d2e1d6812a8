import { useState, type ReactNode } from 'react';
import { serviceNow } from '../../../api/clock';
import { useWrite } from '../../../api/use-write';
import { Choice } from '../../../ui/choice';
import { Card } from '../../../ui/layout';
import { Note } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { dayBefore } from '../words';
import { sayDay } from '../../../time';

const DAYS_BACK = [0, 1, 2, 3] as const;
const names: Record<number, string> = { 0: '今天', 1: '昨天' };

/** Has a day compared now; done again it replaces what was found before. */
export function RunDay(): ReactNode {
  // How many days ago is kept, not the date: the first drawing may come before the service has said what day it is.
  const [daysAgo, setDaysAgo] = useState('1');
  const dateOf = (days: number) => dayBefore(serviceNow(), days);
  const date = dateOf(Number(daysAgo));
  const run = useWrite('POST /reconciliations', {
    renews: ['GET /reconciliations'],
    onDone: (days) =>
      say(days.some(({ status }) => status === 'differences') ? '对完了，有不一样的' : '对完了'),
  });
  const options = DAYS_BACK.map((days) => ({
    value: String(days),
    label: names[days] ?? sayDay(dateOf(days)),
  }));
  return (
    <Card>
      <Choice label="对哪一天" options={options} value={daysAgo} onChange={setDaysAgo} />
      <Tap kind="main" busy={run.busy} onClick={() => void run.send({ body: { date } })}>
        对 {sayDay(date)} 的账
      </Tap>
      {run.failure ? <Note tone="harm">{run.failure}</Note> : null}
    </Card>
  );
}
