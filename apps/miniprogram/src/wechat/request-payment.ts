import type { PaySheetView } from '@cailan/shared-types';
import { Problem } from '../api/errors';

/** What a browser has in place of WeChat's own payment sheet: the development stand-in's. */
interface Sheets {
  requestPayment(sheet: PaySheetView): Promise<void>;
}

/**
 * Opens the payment sheet for a prepared payment. Its answer is the phone's alone: whether money came is asked of the
 * service. @throws Problem where the sheet could not be opened, or broke off.
 */
export async function requestPayment(sheet: PaySheetView): Promise<'paid' | 'cancelled'> {
  const { wechatSandbox } = window as { wechatSandbox?: Sheets };
  if (!wechatSandbox) throw new Problem(0, 'no_wechat', '请在微信小程序里付款');
  try {
    await wechatSandbox.requestPayment(sheet);
    return 'paid';
  } catch (failure) {
    const { errMsg = '' } = failure as { errMsg?: string };
    if (errMsg.includes('cancel')) return 'cancelled';
    throw new Problem(0, 'payment_failed', '微信没有付成，请再试一次');
  }
}
