import { useRef, useState } from 'react';
import {
  dialled,
  phoneOf,
  postPhoneRefusal,
  type Post,
  type PostPlaceView,
  type Role,
} from '@cailan/shared-types';
import { newClientKey } from '../../offline/ids';
import { postsBy } from '../posts';

/** What is being typed of an appointment. */
export function useAppointment(by: Role | undefined) {
  const posts = postsBy(by);
  const [role, setRole] = useState<Post | undefined>(posts[0]);
  const [place, setPlace] = useState<PostPlaceView>();
  const [deputyOf, setDeputyOf] = useState<string>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState('');
  const clientKey = useRef(newClientKey());
  const known = phoneOf(phone);
  const number = known && !postPhoneRefusal(known) ? dialled(known) : undefined;
  const complete = role && place && name.trim() !== '' && number && reason.trim() !== '';
  const body = complete
    ? {
        ...{ clientKey: clientKey.current, role, scopeKind: place.scopeKind, scopeId: place.scopeId },
        ...{ name, phone: number, reason },
        // Whom the district appoints at a shop is its contact, who appoints the others there.
        ...(role === 'supermarket_staff' && by === 'district_admin' && { contact: true }),
        ...(deputyOf !== undefined && { deputyOf }),
      }
    : undefined;
  return {
    ...{ posts, role, place, deputyOf, name, phone, reason, body },
    fault: phone === '' || number ? undefined : '手机号是 1 开头的 11 位数字',
    choose: (next: Post) => {
      setRole(next);
      setPlace(undefined);
      setDeputyOf(undefined);
    },
    setPlace: (next: PostPlaceView | undefined) => {
      setPlace(next);
      setDeputyOf(undefined);
    },
    ...{ setDeputyOf, setName, setPhone, setReason },
  };
}
