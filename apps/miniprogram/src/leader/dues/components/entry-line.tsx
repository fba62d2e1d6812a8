import { useRef, useState, type ReactNode } from 'react';
import { formatFen, refusalText, type DuesLineView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Money } from '../../../ui/figures';
import { Row } from '../../../ui/layout';
import { Note, Small, Strong, Tag } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { Line } from '../../line';
import { entryFen, entryRefusal, type DuesEntry } from '../book';
import { Receipt } from './receipt';

/** A household's dues for one supermarket: what is open, ticking it, and its receipt. */
export function EntryLine({ entry }: { entry: DuesEntry }): ReactNode {
  const { line, order } = entry;
  const { door, runningNumber, amountFen, finalFen, balanceFen, collectedFen, returnWaitingFen } = line;
  const [receipt, setReceipt] = useState(false);
  return (
    <>
      <Line
        side={
          <>
            <Money fen={Math.abs(balanceFen || collectedFen || amountFen)} />
            <Balance line={line} />
            {collectedFen === 0 && returnWaitingFen === 0 ? null : (
              <Tap kind="quiet" label={`${door} 的收据`} onClick={() => setReceipt(true)}>
                收据
              </Tap>
            )}
            {balanceFen === 0 || returnWaitingFen > 0 ? null : <Tick entry={entry} />}
          </>
        }
      >
        <Row>
          <Strong>{door}</Strong>
          {runningNumber === null ? null : <Small>跟团号 {runningNumber}</Small>}
        </Row>
        <Small>{order.group.supermarketName}</Small>
        <Small>{sayDifference(amountFen, finalFen)}</Small>
      </Line>
      {receipt ? <Receipt entry={entry} onClose={() => setReceipt(false)} /> : null}
    </>
  );
}

function Balance({ line }: { line: DuesLineView }): ReactNode {
  const { balanceFen, collectedFen, returnWaitingFen } = line;
  if (returnWaitingFen > 0) return <Tag tone="now">已退，待住户确认</Tag>;
  // What is open says so by its button.
  if (balanceFen > 0) return null;
  if (balanceFen < 0) return <Tag tone="now">应退</Tag>;
  return collectedFen === 0 ? <Tag tone="mute">还没到收</Tag> : <Tag>已收齐</Tag>;
}

/** What the household ordered for, and what weighing and shortage made of it. */
function sayDifference(amountFen: number, finalFen: number | null): string {
  const ordered = `下单 ${formatFen(amountFen)}`;
  if (finalFen === null || finalFen === amountFen) return ordered;
  return `${ordered}，称重、缺货、退回后 ${formatFen(finalFen)}`;
}

/** Ticks it as collected or given back, after asking: there is no way to take it back. */
function Tick({ entry }: { entry: DuesEntry }): ReactNode {
  const { door, orderId, balanceFen } = entry.line;
  const clientKey = useRef(newClientKey());
  const write = useWrite('POST /household-orders/:id/dues/tick', {
    renews: ['GET /group-orders/:id/dues'],
    onDone: () => {
      clientKey.current = newClientKey();
      say('已登记');
    },
  });
  const refusal = entryRefusal(entry);
  const fen = refusal ? balanceFen : entryFen(entry);
  const words = fen > 0 ? '收到了' : '退给他了';
  const hint = fen > 0 ? '登记后不能撤销。' : '登记后不能撤销，住户会收到消息，点了确认才算清。';
  const tick = async () => {
    const question = fen > 0 ? `收到 ${door} 的 ${formatFen(fen)}？` : `退给 ${door} ${formatFen(-fen)}？`;
    if (!(await agreed(question, hint, words))) return;
    await write.send({ params: { id: orderId }, body: { clientKey: clientKey.current } });
  };
  return (
    <>
      <Tap
        kind="line"
        busy={write.busy}
        label={`${door} ${formatFen(Math.abs(fen))} ${words}`}
        why={refusal && sayTickRefusal(refusalText(refusal), entry)}
        onClick={() => void tick()}
      >
        {words}
      </Tap>
      {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
    </>
  );
}

function sayTickRefusal(text: string, { order }: DuesEntry): string {
  return order.round?.duesMode === 'after_delivery' ? '这一团送到后才收钱' : text;
}
