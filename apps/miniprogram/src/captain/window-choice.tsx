import type { ReactNode } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { sayWindow } from '../time';
import { Choice } from '../ui/choice';

interface WindowChoiceProps {
  windows: readonly WindowView[];
  window: WindowView;
  onChoose: (windowId: string) => void;
}

/** Which window's goods; nothing to choose where there is but one. */
export function WindowChoice({ windows, window, onChoose }: WindowChoiceProps): ReactNode {
  if (windows.length < 2) return null;
  const now = serviceNow();
  const options = windows.map(({ id, startAt, endAt }) => ({
    value: id,
    label: sayWindow(startAt, endAt, now),
  }));
  return <Choice label="哪一场" options={options} value={window.id} onChange={onChoose} />;
}
