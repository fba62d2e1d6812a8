import Taro from '@tarojs/taro';
import type { PaySheetView } from '@cailan/shared-types';
import { PhoneRefusal } from '../api/errors';

/**
 * Shows WeChat's payment sheet. `paid` is what the phone says: the service alone knows whether the money is there.
 * @throws PhoneRefusal with a sentence for the person.
 */
export async function requestPayment(sheet: PaySheetView): Promise<'paid' | 'cancelled'> {
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = sheet;
  try {
    await Taro.requestPayment({ timeStamp, nonceStr, package: prepay, signType, paySign });
    return 'paid';
  } catch (failure) {
    const { errMsg = '' } = (failure ?? {}) as { errMsg?: string };
    if (/:fail cancel/.test(errMsg)) return 'cancelled';
    throw new PhoneRefusal('微信没有完成付款，请再试一次。');
  }
}
