import Taro from '@tarojs/taro';
import { homeOf } from '../roles';
import { session } from './session';

/** Where someone without a role begins: 加入住户. */
const JOIN_PAGE = '/account/bind/index';

/** Opens the first page of whoever is signed in, over all others. */
export function goToFirstPage(): void {
  const { token, role, expired } = session.get();
  const url = !token || expired ? '/pages/start/index' : role ? homeOf(role.role) : JOIN_PAGE;
  void Taro.reLaunch({ url });
}
