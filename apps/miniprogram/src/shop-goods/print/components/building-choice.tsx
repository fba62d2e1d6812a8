import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { WaveView } from '@cailan/shared-types';
import { Card, Row } from '../../../ui/layout';
import { Small, Strong } from '../../../ui/text';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';

interface BuildingChoiceProps {
  wave: WaveView;
  chosen: string | undefined;
  onChoose: (groupOrderId: string | undefined) => void;
}

/** All buildings of the wave, or one of them. */
export function BuildingChoice({ wave, chosen, onChoose }: BuildingChoiceProps): ReactNode {
  const [open, setOpen] = useState(false);
  if (wave.groups.length < 2) return null;
  const name = wave.groups.find(({ groupOrderId }) => groupOrderId === chosen)?.name;
  const choose = (groupOrderId: string | undefined) => {
    onChoose(groupOrderId);
    setOpen(false);
  };
  return (
    <Card>
      <Row apart>
        <View>
          <Small>打印哪些楼栋：</Small>
          <Strong>{name ?? `全部 ${wave.groups.length} 栋`}</Strong>
        </View>
        <Tap kind="quiet" onClick={() => setOpen(true)}>
          选楼栋
        </Tap>
      </Row>
      <Sheet open={open} title="打印哪些楼栋" onClose={() => setOpen(false)}>
        <View className="choose">
          <Tap kind="line" pressed={chosen === undefined} onClick={() => choose(undefined)}>
            {`全部 ${wave.groups.length} 栋`}
          </Tap>
        </View>
        {wave.groups.map((group) => (
          <View className="choose" key={group.groupOrderId}>
            <Tap
              kind="line"
              pressed={group.groupOrderId === chosen}
              onClick={() => choose(group.groupOrderId)}
            >
              {`${group.name} · ${group.households} 户`}
            </Tap>
          </View>
        ))}
      </Sheet>
    </Card>
  );
}
