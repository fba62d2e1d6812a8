import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { ROLES, roleNames, type DevelopmentPersonView, type Role } from '@cailan/shared-types';
import { useAttempt } from '../api/use-attempt';
import { useRead } from '../api/use-read';
import { homeOf } from '../roles';
import { chooseRole, session } from '../session/session';
import { signInAs } from '../session/sign-in';
import { Choice } from './choice';
import { Loaded } from './loaded';
import { startAt } from './open';
import { Note } from './text';
import { Tap } from './tap';
import { TextField } from './text-field';

const SHOWN = '12';
const options = ROLES.map((role) => ({ value: role, label: roleNames[role] }));

/** Everyone of the plan, by role and place; a tap signs in as that person (demonstration only). */
export function PeopleChoice({ onDone }: { onDone: () => void }): ReactNode {
  const [role, setRole] = useState<Role>('resident');
  const [search, setSearch] = useState('');
  const { fault, attempt } = useAttempt();
  const query = { role, limit: SHOWN, ...(search && { search }) };
  const people = useRead('GET /development/people', { query });

  const become = (chosen: DevelopmentPersonView) =>
    attempt(async () => {
      await signInAs(chosen);
      const own = session
        .get()
        .person?.roles.find((each) => each.role === chosen.role && each.scopeId === chosen.scopeId);
      if (own) chooseRole(own);
      onDone();
      startAt(homeOf(chosen.role));
    });
  return (
    <>
      <Choice label="身份" options={options} value={role} onChange={setRole} />
      <TextField
        label="找门牌、楼栋或商超"
        bare
        kind="search"
        placeholder="找门牌、楼栋或商超"
        value={search}
        onChange={setSearch}
        most={20}
      />
      {fault ? <Note tone="harm">{fault}</Note> : null}
      <Loaded of={people} empty={{ when: (all) => all.length === 0, title: '没有找到人' }}>
        {(all) =>
          all.map((each) => (
            <View className="choose" key={`${each.id} ${each.scopeId}`}>
              <Tap kind="line" onClick={() => void become(each)}>
                {each.name} · {each.scopeName}
              </Tap>
            </View>
          ))
        }
      </Loaded>
    </>
  );
}
