import type { ReactNode } from 'react';
import type { Post } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Choice } from '../../../ui/choice';

interface HoldersProps {
  role: Post;
  scopeId: string;
  value: string | undefined;
  onChange: (deputyOf: string | undefined) => void;
}

const HOLDER = 'holder';

/** Who has the post there already: a new one may stand in for them. Nothing where nobody has. */
export function Holders({ role, scopeId, value, onChange }: HoldersProps): ReactNode {
  const held = useRead('GET /appointments', { query: { role, scopeId } });
  const holders = (held.data ?? []).filter(({ deputyOfName }) => deputyOfName === null);
  if (holders.length === 0) return null;
  const options = [
    { value: HOLDER, label: '本人任职' },
    ...holders.map(({ id, name }) => ({ value: id, label: `做${name}的副手` })),
  ];
  return (
    <Choice
      label="本人任职，还是副手"
      options={options}
      value={value ?? HOLDER}
      onChange={(chosen) => onChange(chosen === HOLDER ? undefined : chosen)}
    />
  );
}
