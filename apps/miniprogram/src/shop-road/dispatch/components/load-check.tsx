import { useRef, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { LoadView } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { toggled } from '../../../ui/toggled';
import './load-check.scss';

/** 装车核对: bags and crates of every building are counted on the vehicle, then our side signs. */
export function LoadCheck({ load }: { load: LoadView }): ReactNode {
  const [formNo, setFormNo] = useState<string>();
  if (formNo || load.loadingHandoffId)
    return (
      <Note tone="good">{`我们已签字${formNo ? `（交接单 ${formNo}）` : ''}。等${load.driverName}在手机上签字，车就出发。`}</Note>
    );
  return <Check load={load} onSigned={setFormNo} />;
}

function Check({ load, onSigned }: { load: LoadView; onSigned: (formNo: string) => void }): ReactNode {
  const groups = load.stops.flatMap((stop) => stop.groups);
  const [checked, setChecked] = useState<readonly string[]>([]);
  const clientKey = useRef(newClientKey());
  const dispatch = useWrite('POST /loads/:id/dispatch', {
    renews: ['GET /loads', 'GET /group-orders'],
    onDone: (handoff) => {
      say('已签字，等配送员签收');
      onSigned(handoff.formNo);
    },
  });
  const toggle = (id: string) => setChecked((now) => toggled(now, id));
  const rest = groups.length - checked.length;
  const send = () => dispatch.send({ params: { id: load.id }, body: { clientKey: clientKey.current } });
  return (
    <View className="load-check">
      <Small>逐栋数一遍，对上了就点：</Small>
      {groups.map(({ groupOrderId, name, bags, crates }) => {
        const on = checked.includes(groupOrderId);
        return (
          <Tap
            key={groupOrderId}
            kind="line"
            pressed={on}
            label={`${name} ${bags} 袋 ${crates} 箱${on ? '，已对上' : ''}`}
            onClick={() => toggle(groupOrderId)}
          >
            <View className="load-check__one">
              <View className="load-check__name">{`${on ? '✓ ' : ''}${name}`}</View>
              <View>{`${bags} 袋 ${crates} 箱`}</View>
            </View>
          </Tap>
        );
      })}
      <Tap
        kind="now"
        busy={dispatch.busy}
        why={rest > 0 ? `还有 ${rest} 栋没核对` : undefined}
        onClick={() => void send()}
      >
        签字发车
      </Tap>
      {dispatch.failure ? <Note tone="harm">{dispatch.failure}</Note> : null}
    </View>
  );
}
