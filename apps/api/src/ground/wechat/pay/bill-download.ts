import { createHash } from 'node:crypto';
import type { Merchant } from '../../settings/wechat-config';
import { PayError } from './pay-error';
import { wellFormed, type PayHttp } from './pay-http';
import type { BillFile } from './pay.types';

/** Where the bill of a day lies and what its hash is. */
interface BillPlace {
  address: string;
  sha1: string;
}

/** Downloads a merchant's trade bill of a day; undefined when there is none. @throws PayError, `BAD_ANSWER` for a wrong hash */
export async function downloadBill(
  http: PayHttp,
  merchant: Merchant,
  date: string,
): Promise<BillFile | undefined> {
  const place = await placeOf(http, merchant, date);
  if (!place) return undefined;
  const bytes = await http.download(merchant, place.address);
  const sha1 = createHash('sha1').update(bytes).digest('hex');
  if (sha1 !== place.sha1) throw new PayError('BAD_ANSWER', 200, true, 'the bill is not what its hash says');
  return { mchid: merchant.mchid, date, bytes, sha1 };
}

async function placeOf(http: PayHttp, merchant: Merchant, date: string): Promise<BillPlace | undefined> {
  try {
    const path = `/v3/bill/tradebill?bill_date=${encodeURIComponent(date)}&bill_type=ALL`;
    const answer = await http.ask(merchant, { method: 'GET', path });
    return wellFormed(200, () => {
      answer?.oneOf('hash_type', ['SHA1']);
      return (
        answer && { address: answer.text('download_url'), sha1: answer.text('hash_value').toLowerCase() }
      );
    });
  } catch (error) {
    if (error instanceof PayError && error.code === 'NO_STATEMENT_EXIST') return undefined;
    throw error;
  }
}
