import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { BAG_LANES, laneNames, type WaveView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { useWrite } from '../../../api/use-write';
import { useSession } from '../../../session/use-session';
import { Note, Small, Strong } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Sheet } from '../../../ui/sheet';
import { Stepper } from '../../../ui/stepper';
import { Tap } from '../../../ui/tap';
import type { BagCounts } from '../packing';

const MOST = 500;

interface CratesSheetProps {
  group: WaveView['groups'][number];
  onClose: () => void;
}

/** How many crates the building's bags fill, by lane; a new count replaces the earlier one. */
export function CratesSheet({ group: { groupOrderId, name }, onClose }: CratesSheetProps): ReactNode {
  const { careMode } = useSession();
  const [counts, setCounts] = useState<BagCounts>({});
  const building = useRead('GET /group-orders/:id', { params: { id: groupOrderId } });
  const write = useWrite('PUT /group-orders/:id/crates', {
    renews: ['GET /group-orders/:id', 'GET /group-orders'],
    onDone: ({ crateCount }) => {
      say(`记下了：${name} ${crateCount} 箱`);
      onClose();
    },
  });
  const crates = BAG_LANES.flatMap((lane) => (counts[lane] ? [{ lane, count: counts[lane] }] : []));
  const total = crates.reduce((sum, { count }) => sum + count, 0);
  const before = building.data?.crateCount ?? 0;
  return (
    <Sheet
      open
      title={`${name} 的周转箱`}
      onClose={onClose}
      footer={
        <Tap
          busy={write.busy}
          onClick={() => void write.send({ params: { id: groupOrderId }, body: { crates } })}
        >
          {`记下共 ${total} 箱`}
        </Tap>
      }
    >
      {before > 0 ? <Small>{`上次记了 ${before} 箱，这次会替换它。`}</Small> : null}
      {BAG_LANES.map((lane) => (
        <View className="pack__bag" key={lane}>
          <Strong>{`${laneNames[lane]}箱`}</Strong>
          <Stepper
            name={`${laneNames[lane]}箱`}
            quantity={counts[lane] ?? 0}
            most={MOST}
            care={careMode}
            onChange={(count) => setCounts((now) => ({ ...now, [lane]: count }))}
            onMost={() => say(`最多 ${MOST} 箱`)}
          />
        </View>
      ))}
      {write.failure ? <Note tone="harm">{write.failure}</Note> : null}
    </Sheet>
  );
}
