import Taro from '@tarojs/taro';

/** Opens the phone's dialler with a number. */
export function dial(phone: string): void {
  void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}
