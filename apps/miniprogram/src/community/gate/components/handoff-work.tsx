import { useState, type ReactNode } from 'react';
import { Text } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { Loaded } from '../../../ui/loaded';
import { Bar } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { Small, Tag } from '../../../ui/text';
import { Scan } from '../../../ui/scan';
import { Tap } from '../../../ui/tap';
import { useWide } from '../../../ui/use-wide';
import { loadIdOf } from '../../../gate/codes';
import { ScanLine } from '../../scan-line';
import { BagList } from '../../../gate/bag-list';
import { isHere } from '../../../gate/gate-bags';
import { CountSheet } from './count-sheet';
import { ExceptionLines } from '../../../gate/exception-lines';
import { ExceptionSheet } from '../../../gate/exception-sheet';
import { SignCard } from '../../../gate/sign-card';
import { useGate, useHandoff } from '../../../gate/use-gate';

interface HandoffWorkProps {
  handoffId: string;
  onPass: (loadId: string) => void;
}

/** One building's handoff: bags by scan or by count, what is wrong, and both signatures. */
export function HandoffWork({ handoffId, onPass }: HandoffWorkProps): ReactNode {
  const read = useHandoff(handoffId);
  return (
    <Loaded of={read}>{(handoff) => <Work key={handoff.id} handoff={handoff} onPass={onPass} />}</Loaded>
  );
}

function Work({ handoff, onPass }: { handoff: HandoffView; onPass: (loadId: string) => void }): ReactNode {
  const gate = useGate(handoff);
  const [sheet, setSheet] = useState<'count' | 'exception'>();
  const close = () => setSheet(undefined);
  const onScan = (text: string) => {
    const loadId = loadIdOf(text);
    if (loadId === undefined) gate.scan(text);
    else onPass(loadId);
  };
  return (
    <>
      <Card due={gate.open && gate.bags.some(({ state }) => state === 'expected')}>
        <Received handoff={handoff} here={gate.bags.filter(isHere).length} />
        {gate.open ? <BagScanner onScan={onScan} /> : null}
        {gate.open ? (
          <Even>
            <Tap kind="line" why={gate.unsentBags > 0 ? UNSENT : undefined} onClick={() => setSheet('count')}>
              按数点收
            </Tap>
            <Tap kind="line" onClick={() => setSheet('exception')}>
              记异常
            </Tap>
          </Even>
        ) : null}
        <ExceptionLines handoff={handoff} unsent={gate.unsentFindings} />
      </Card>
      <SignCard handoff={handoff} gate={gate} inPlaceOfCaptain />
      <BagList bags={gate.bags} {...(gate.open && { onTake: gate.take })} />
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
