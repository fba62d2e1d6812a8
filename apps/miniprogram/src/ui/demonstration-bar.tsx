import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { useSession } from '../session/use-session';
import { DemonstrationClock } from './demonstration-clock';
import { PeopleChoice } from './people-choice';
import { Sheet } from './sheet';
import { Tap } from './tap';

/** Says that this is a demonstration; two taps make one another person. Nothing of it in production. */
export function DemonstrationBar(): ReactNode {
  const { person, role, demonstration } = useSession();
  const [open, setOpen] = useState<'people' | 'clock'>();
  if (!demonstration || !person) return null;
  const close = () => setOpen(undefined);
  return (
    <View className="demo">
      <Text className="demo__words">
        演示 · {person.name || '新来的人'}
        {role ? `（${role.scopeName}）` : ''}
      </Text>
      <Tap kind="quiet" onClick={() => setOpen('clock')}>
        拨快时间
      </Tap>
      <Tap kind="quiet" onClick={() => setOpen('people')}>
        换人
      </Tap>
      <Sheet open={open === 'people'} title="换成谁" onClose={close}>
        <PeopleChoice onDone={close} />
      </Sheet>
      <Sheet open={open === 'clock'} title="拨快时间" onClose={close}>
        <DemonstrationClock onDone={close} />
      </Sheet>
    </View>
  );
}
