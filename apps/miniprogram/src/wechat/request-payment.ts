import type { PaySheetView } from '@cailan/shared-types';
import { PhoneRefusal } from '../api/errors';
import { isCancelled, wechatOfBrowser } from './sandbox';

/**
 * Shows WeChat's payment sheet. `paid` is what the phone says: the service alone knows whether the money is there.
 * @throws Unreachable, PhoneRefusal with a sentence for the person.
 */
export async function requestPayment(sheet: PaySheetView): Promise<'paid' | 'cancelled'> {
  const wechat = await wechatOfBrowser('付款');
  try {
    await wechat.requestPayment(sheet);
    return 'paid';
  } catch (failure) {
    if (isCancelled(failure)) return 'cancelled';
    throw new PhoneRefusal('微信没有完成付款，请再试一次。');
  }
}
