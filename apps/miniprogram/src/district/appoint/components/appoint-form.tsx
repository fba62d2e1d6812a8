import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { roleNames, type Role } from '@cailan/shared-types';
import { useWrite } from '../../../api/use-write';
import { Card } from '../../../ui/layout';
import { Choice } from '../../../ui/choice';
import { Line, Note } from '../../../ui/text';
import { say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { TextField } from '../../../ui/text-field';
import { useAppointment } from '../state';
import { Holders } from './holders';
import { PlaceChoice } from './place-choice';

/** Which post, where, to whom and why. */
export function AppointForm({ by }: { by: Role | undefined }): ReactNode {
  const it = useAppointment(by);
  const appoint = useWrite('POST /appointments', {
    renews: ['GET /appointments'],
    onDone: ({ name, signedIn }) => {
      say(signedIn ? `${name}已经到岗` : `已任命，等${name}登录`);
      void Taro.navigateBack();
    },
  });
  const options = it.posts.map((value) => ({
    value,
    label: by === 'district_admin' && value === 'supermarket_staff' ? '商超联系人' : roleNames[value],
  }));
  return (
    <>
      <Card>
        <Choice label="岗位" options={options} value={it.role} onChange={it.choose} />
        {it.role ? (
          <PlaceChoice key={it.role} role={it.role} value={it.place} onChange={it.setPlace} />
        ) : null}
        {it.role && it.place ? (
          <Holders role={it.role} scopeId={it.place.scopeId} value={it.deputyOf} onChange={it.setDeputyOf} />
        ) : null}
      </Card>
      <Card>
        <TextField label="姓名" value={it.name} onChange={it.setName} most={64} />
        <TextField
          label="手机号"
          kind="digits"
          value={it.phone}
          onChange={it.setPhone}
          most={24}
          fault={it.fault}
        />
        <TextField
          label="为什么任命他"
          value={it.reason}
          onChange={it.setReason}
          long
          placeholder="例如：名单附后"
        />
        <Line>对方用这个手机号在小程序里登录，就到了岗位上。请核对号码：号码是谁的，岗位就是谁的。</Line>
        {appoint.failure ? <Note tone="harm">{appoint.failure}</Note> : null}
        <Tap
          big
          busy={appoint.busy}
          disabled={!it.body}
          onClick={() => it.body && void appoint.send({ body: it.body })}
        >
          任命
        </Tap>
      </Card>
    </>
  );
}
