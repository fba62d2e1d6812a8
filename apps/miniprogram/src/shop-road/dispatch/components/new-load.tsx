import { useRef, useState, type ReactNode } from 'react';
import {
  plateOf,
  plateRefusal,
  refusalText,
  type GroupOrderView,
  type WindowView,
} from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { newClientKey } from '../../../offline/ids';
import { Loaded } from '../../../ui/loaded';
import { Card, Row } from '../../../ui/layout';
import { Heading, Note, Small } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { toggled } from '../../../ui/toggled';
import { useMyShop } from '../../../session/use-my-shop';
import { BuildingChoice } from './building-choice';
import { DriverChoice } from './driver-choice';

interface NewLoadProps {
  window: WindowView;
  /** Packed, and on no vehicle yet. */
  groups: readonly GroupOrderView[];
}

/** 装一车: which packed buildings go on which vehicle with which driver. */
export function NewLoad({ window, groups }: NewLoadProps): ReactNode {
  if (groups.length > 0) return <LoadForm window={window} groups={groups} />;
  return (
    <Card>
      <Heading>装一车</Heading>
      <Small>装好袋的楼栋都上车了。</Small>
    </Card>
  );
}

function LoadForm({ window, groups }: NewLoadProps): ReactNode {
  const shop = useMyShop();
  const drivers = useRead('GET /supermarkets/:id/drivers', { params: { id: shop.id } });
  const [left, setLeft] = useState<readonly string[]>([]);
  const [plate, setPlate] = useState('');
  const [driverId, setDriverId] = useState<string>();
  // The same key until it is done: a second try after a lost answer makes no second load.
  const clientKey = useRef(newClientKey());
  const create = useWrite('POST /loads', {
    renews: ['GET /loads', 'GET /group-orders'],
    onDone: () => {
      clientKey.current = newClientKey();
      setLeft([]);
      setPlate('');
      say('已排好车次，核对后发车');
    },
  });
  const chosen = groups.filter(({ id }) => !left.includes(id));
  const vehiclePlate = plateOf(plate);
  const toggle = (id: string) => setLeft((now) => toggled(now, id));
  const send = () =>
    driverId &&
    void create.send({
      body: {
        clientKey: clientKey.current,
        windowId: window.id,
        supermarketId: shop.id,
        vehiclePlate,
        driverId,
        groupOrderIds: chosen.map(({ id }) => id),
      },
    });
  return (
    <Card due>
      <Row apart>
        <Heading>装一车</Heading>
        <Small>{sumOf(chosen)}</Small>
      </Row>
      <BuildingChoice groups={groups} chosen={chosen} onToggle={toggle} />
      <TextField label="车牌" value={plate} onChange={setPlate} placeholder="例如 新D·A1201" most={16} />
      <Loaded
        of={drivers}
        empty={{ when: (all) => all.length === 0, title: '还没有配送员', hint: '请让区里登记配送员。' }}
      >
        {(all) => <DriverChoice drivers={all} chosen={driverId} onChoose={setDriverId} />}
      </Loaded>
      {create.failure ? <Note tone="harm">{create.failure}</Note> : null}
      <Tap busy={create.busy} why={whyNot(chosen.length, vehiclePlate, driverId)} onClick={send}>
        排好这一车
      </Tap>
    </Card>
  );
}

function sumOf(groups: readonly GroupOrderView[]): string {
  const bags = groups.reduce((sum, { bagCount }) => sum + bagCount, 0);
  const crates = groups.reduce((sum, { crateCount }) => sum + crateCount, 0);
  return `${groups.length} 栋 · ${bags} 袋 · ${crates} 箱`;
}

function whyNot(buildings: number, plate: string, driverId: string | undefined): string | undefined {
  if (buildings === 0) return '请至少选一栋';
  if (plate === '') return '请写车牌';
  const refusal = plateRefusal(plate);
  if (refusal) return refusalText(refusal);
  return driverId ? undefined : '请选配送员';
}
