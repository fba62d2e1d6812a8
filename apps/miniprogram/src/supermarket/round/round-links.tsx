import type { ReactNode } from 'react';
import { Even } from '../../ui/parts';
import { Tap } from '../../ui/tap';
import { go } from '../go';
import { pageOf } from '../page-of';

/** The pages where this round's work is done. */
export function RoundLinks({ roundId, vouchers }: { roundId: string; vouchers: number }): ReactNode {
  const about = { roundId };
  return (
    <>
      <Even>
        <Tap kind="line" onClick={() => go(pageOf('vouchers', about))}>
          {vouchers > 0 ? `凭证（${vouchers}）` : '凭证'}
        </Tap>
        <Tap kind="line" onClick={() => go(pageOf('pick', about))}>
          拣货
        </Tap>
        <Tap kind="line" onClick={() => go(pageOf('pack', about))}>
          分装
        </Tap>
      </Even>
      <Even>
        <Tap kind="line" onClick={() => go(pageOf('print', about))}>
          打印
        </Tap>
        <Tap kind="line" onClick={() => go(pageOf('dispatch'))}>
          发车
        </Tap>
        <Tap kind="line" onClick={() => go(pageOf('statement', about))}>
          对账单
        </Tap>
      </Even>
    </>
  );
}
