import { useRef, type ReactNode } from 'react';
import { refusalText, waveRefusal, type GroupOrderView, type RoundView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Card } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { chooseWave } from '../../chosen-wave';
import { shortNames } from '../../../rounds/short-names';

/** The buildings that have paid and wait: one tap makes them the next wave. */
export function BeginWave({ round, paid }: { round: RoundView; paid: readonly GroupOrderView[] }): ReactNode {
  const key = useRef(newClientKey());
  const begin = useWrite('POST /rounds/:id/waves', {
    renews: ['GET /rounds/:id/waves', 'GET /group-orders', 'GET /rounds'],
    onDone: ({ wave }) => {
      key.current = newClientKey();
      chooseWave({ roundId: round.id, wave });
    },
  });
  if (paid.length === 0) return null;
  const refusal = waveRefusal(round.status);
  const households = paid.reduce((sum, { ordered }) => sum + ordered, 0);
  return (
    <Card due>
      <Heading>{`${paid.length} 栋已付款，可以开始拣`}</Heading>
      <Small>{`${shortNames(paid.map(({ deliveryGroupName }) => deliveryGroupName)).join('、')} · ${households} 户`}</Small>
      {begin.failure ? <Note tone="harm">{begin.failure}</Note> : null}
      <Tap
        kind="now"
        busy={begin.busy}
        why={refusal && refusalText(refusal)}
        onClick={() => void begin.send({ params: { id: round.id }, body: { clientKey: key.current } })}
      >
        {`开始拣这 ${paid.length} 栋`}
      </Tap>
    </Card>
  );
}
