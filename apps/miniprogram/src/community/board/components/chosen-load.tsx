import type { ReactNode } from 'react';
import { Empty } from '../../../ui/loaded';
import { GateCheck } from '../../gate/components/gate-check';
import { Chosen } from '../state';

/** The chosen vehicle beside the list. */
export function ChosenLoad({
  chosen,
  onPass,
}: {
  chosen: Chosen | undefined;
  onPass: (loadId: string) => void;
}): ReactNode {
  if (!chosen) return <Empty title="还没有选车" hint="点一辆车，或扫车辆通行码，在这里登记和交接。" />;
  const { loadId, dropPointId } = chosen;
  return (
    <GateCheck
      key={`${loadId} ${dropPointId ?? ''}`}
      loadId={loadId}
      dropPointId={dropPointId}
      onPass={onPass}
    />
  );
}
