import { useCallback, useState, type ReactNode } from 'react';
import { Text } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { useLocalRead } from '../../../offline/use-local-read';
import { useOutbox, type Entry } from '../../../offline/outbox';
import { Loaded } from '../../../ui/loaded';
import { Bar, Card, Even, Row, Small, Tag } from '../../../ui/parts';
import { say } from '../../../ui/say';
import { Scan } from '../../../ui/scan';
import { Tap } from '../../../ui/tap';
import { useWide } from '../../../ui/use-wide';
import { bagCodeOf, loadIdOf } from '../../../gate/codes';
import { ScanLine } from '../../scan-line';
import { BagList } from '../../../gate/bag-list';
import { checkOffsOf, gateBags, isHere } from '../../../gate/gate-bags';
import { findingsOf, unsentAtGate, withGateEntry } from '../../../gate/gate-now';
import { takeBag } from '../../../gate/take-bag';
import { CountSheet } from './count-sheet';
import { ExceptionLines } from './exception-lines';
import { ExceptionSheet } from '../../../gate/exception-sheet';
import { SignCard } from './sign-card';

/** The driver's signature, or a captain's scans, come from other phones. */
const POLL_MS = 8_000;

interface HandoffWorkProps {
  handoffId: string;
  onPass: (loadId: string) => void;
}

/** One building's handoff: bags by scan or by count, what is wrong, and both signatures. */
export function HandoffWork({ handoffId, onPass }: HandoffWorkProps): ReactNode {
  const change = useCallback(
    (handoff: HandoffView, entry: Entry) => withGateEntry(handoffId, handoff, entry),
    [handoffId],
  );
  const read = useLocalRead('GET /handoffs/:id', { id: handoffId }, change, POLL_MS);
  return (
    <Loaded of={read}>{(handoff) => <Work key={handoff.id} handoff={handoff} onPass={onPass} />}</Loaded>
  );
}

function Work({ handoff, onPass }: { handoff: HandoffView; onPass: (loadId: string) => void }): ReactNode {
  const { waiting } = useOutbox();
  const bags = gateBags(handoff, waiting);
  const unsentBags = checkOffsOf(handoff.id, waiting).length;
  const take = (code: string) => takeBag(handoff, bags, code);
  const [sheet, setSheet] = useState<'count' | 'exception'>();
  const open = handoff.receiverSignedAt === null;
  const close = () => setSheet(undefined);
  const onScan = (text: string) => {
    const loadId = loadIdOf(text);
    if (loadId !== undefined) return onPass(loadId);
    const code = bagCodeOf(text);
    if (code === undefined) return say('这不是袋子上的码');
    take(code);
  };
  return (
    <>
      <Card due={open && bags.some(({ state }) => state === 'expected')}>
        <Received handoff={handoff} here={bags.filter(isHere).length} />
        {open ? <BagScanner onScan={onScan} /> : null}
        {open ? (
          <Even>
            <Tap kind="line" why={unsentBags > 0 ? UNSENT : undefined} onClick={() => setSheet('count')}>
              按数点收
            </Tap>
            <Tap kind="line" onClick={() => setSheet('exception')}>
              记异常
            </Tap>
          </Even>
        ) : null}
        <ExceptionLines handoff={handoff} unsent={findingsOf(handoff.id, waiting)} />
      </Card>
      <SignCard handoff={handoff} bags={bags} unsent={unsentAtGate(handoff.id, waiting)} />
      <BagList bags={bags} {...(open && { onTake: take })} />
      {sheet === 'count' ? <CountSheet handoff={handoff} onClose={close} /> : null}
      {sheet === 'exception' ? <ExceptionSheet handoff={handoff} onClose={close} /> : null}
    </>
  );
}

const UNSENT = '等扫的传上去';

function Received({ handoff, here }: { handoff: HandoffView; here: number }): ReactNode {
  const { expectedBags, expectedCrates, receivedCrates, formNo } = handoff;
  const left = expectedBags - here;
  return (
    <>
      <Row apart>
        <Text className={`handing__received ${left > 0 ? 'handing__received--short' : ''}`}>
          {`${here} / ${expectedBags} 袋`}
        </Text>
        <Tag tone={left > 0 ? 'now' : 'good'}>{left > 0 ? `还差 ${left} 袋` : '点齐了'}</Tag>
      </Row>
      <Bar part={expectedBags > 0 ? here / expectedBags : 1} tone={left > 0 ? 'now' : 'good'} />
      <Small>{`周转箱 ${receivedCrates} / ${expectedCrates} 个 · 交接单 ${formNo}`}</Small>
    </>
  );
}

/** At a desk a scanner gun types into the field; on a phone the camera reads. */
function BagScanner({ onScan }: { onScan: (text: string) => void }): ReactNode {
  if (useWide()) return <ScanLine label="扫码枪扫袋上的码" onScan={onScan} />;
  return (
    <Even>
      <Scan label="扫袋上的码" kind="main" big onScan={onScan} />
    </Even>
  );
}
