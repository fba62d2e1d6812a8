import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { WaveView } from '@cailan/shared-types';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';

type Group = WaveView['groups'][number];

interface BuildingSheetProps {
  open: boolean;
  wave: WaveView;
  group: Group;
  onChoose: (groupOrderId: string) => void;
  onClose: () => void;
}

/** The wave's buildings, with how far each is. */
export function BuildingSheet({ open, wave, group, onChoose, onClose }: BuildingSheetProps): ReactNode {
  return (
    <Sheet open={open} title="装哪一栋" onClose={onClose}>
      {wave.groups.map((each) => (
        <View className="choose" key={each.groupOrderId}>
          <Tap
            kind="line"
            pressed={each.groupOrderId === group.groupOrderId}
            onClick={() => onChoose(each.groupOrderId)}
          >
            {`${each.name} · ${progressOf(each)}`}
          </Tap>
        </View>
      ))}
    </Sheet>
  );
}

const progressOf = ({ households, packedHouseholds }: Group): string =>
  packedHouseholds === households ? `${households} 户都装好了` : `${packedHouseholds} / ${households} 户`;
