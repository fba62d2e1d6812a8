import Taro from '@tarojs/taro';
import type { PaySheetView } from '@cailan/shared-types';
import { PhoneRefusal } from '../api/errors';

/**
 * Shows WeChat's payment sheet. `paid` is what the phone says: the service alone knows whether the money is there.
 * @throws PhoneRefusal with a sentence for the person.
 */
export function requestPayment(sheet: PaySheetView): Promise<'paid' | 'cancelled'> {
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = sheet;
  return new Promise((resolve, reject) => {
    // Taro hands this call on as it is and promises nothing, so its end is awaited by callbacks.
    void Taro.requestPayment({
      timeStamp,
      nonceStr,
      package: prepay,
      signType,
      paySign,
      success: () => resolve('paid'),
      fail: ({ errMsg = '' }) =>
        /:fail cancel/.test(errMsg)
          ? resolve('cancelled')
          : reject(new PhoneRefusal('微信没有完成付款，请再试一次。')),
    });
  });
}
