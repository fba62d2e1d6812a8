import Taro from '@tarojs/taro';
import type { PaySheetView } from '@cailan/shared-types';
import { Problem } from '../api/errors';

/**
 * Opens WeChat's payment sheet for a prepared payment. Its answer is the phone's alone: whether money came is asked of the
 * service. @throws Problem where the sheet could not be opened, or broke off.
 */
export async function requestPayment(sheet: PaySheetView): Promise<'paid' | 'cancelled'> {
  try {
    await Taro.requestPayment({ ...sheet });
    return 'paid';
  } catch (failure) {
    const { errMsg = '' } = failure as { errMsg?: string };
    if (errMsg.includes('cancel')) return 'cancelled';
    throw new Problem(0, 'payment_failed', '微信没有付成，请再试一次');
  }
}
