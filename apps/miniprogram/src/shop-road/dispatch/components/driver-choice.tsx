import type { ReactNode } from 'react';
import type { DriverView } from '@cailan/shared-types';
import { Choice } from '../../../ui/choice';

interface DriverChoiceProps {
  drivers: readonly DriverView[];
  chosen: string | undefined;
  onChoose: (driverId: string) => void;
}

/** Which of our drivers; of two with one name, the end of the phone number tells. */
export function DriverChoice({ drivers, chosen, onChoose }: DriverChoiceProps): ReactNode {
  return (
    <Choice
      label="配送员"
      options={drivers.map(({ id, name, phone }) => ({ value: id, label: `${name} ${phone.slice(-4)}` }))}
      value={chosen}
      onChange={onChoose}
    />
  );
}
