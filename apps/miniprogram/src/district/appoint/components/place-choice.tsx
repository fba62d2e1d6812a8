import { useState, type ReactNode } from 'react';
import type { Post, PostPlaceView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Choice } from '../../../ui/choice';
import { Loaded } from '../../../ui/loaded';
import { searched } from '../../../ui/search';
import { Small } from '../../../ui/text';
import { TextField } from '../../../ui/text-field';

const SHOWN = 12;
const NONE = { title: '这里没有能任命的地方', hint: '先在“方案”里建好地方，再任命。' };

interface PlaceChoiceProps {
  role: Post;
  value: PostPlaceView | undefined;
  onChange: (place: PostPlaceView | undefined) => void;
}

/** Where the post is: of many places those that are searched for. */
export function PlaceChoice({ role, value, onChange }: PlaceChoiceProps): ReactNode {
  const places = useRead('GET /appointments/places', { query: { role } });
  const [typed, setTyped] = useState('');
  return (
    <Loaded of={places} empty={{ when: (all) => all.length === 0, ...NONE }}>
      {(all) => {
        const found = searched(all, typed, ({ name, within }) => [name, within]);
        const shown = found.slice(0, SHOWN);
        const options = shown.map(({ scopeId, name, within }) => ({
          value: scopeId,
          label: within === '' || within === name ? name : `${within} ${name}`,
        }));
        return (
          <>
            {all.length > SHOWN ? (
              <TextField label="找地方" kind="search" value={typed} onChange={setTyped} most={20} />
            ) : null}
            <Choice
              label="在哪里"
              options={options}
              value={value?.scopeId}
              onChange={(id) => onChange(all.find(({ scopeId }) => scopeId === id))}
            />
            {found.length > SHOWN ? <Small>{`还有 ${found.length - SHOWN} 处，请输入名称来找`}</Small> : null}
          </>
        );
      }}
    </Loaded>
  );
}
