import type { ReactNode } from 'react';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { Even } from '../../../ui/layout';
import { Tap } from '../../../ui/tap';

/** The pages where this round's work is done. */
export function RoundLinks({ roundId, vouchers }: { roundId: string; vouchers: number }): ReactNode {
  const about = { roundId };
  return (
    <>
      <Even>
        <Tap kind="line" onClick={() => open(pages.supermarket.vouchers, about)}>
          {vouchers > 0 ? `凭证（${vouchers}）` : '凭证'}
        </Tap>
        <Tap kind="line" onClick={() => open(pages.supermarket.pick, about)}>
          拣货
        </Tap>
        <Tap kind="line" onClick={() => open(pages.supermarket.pack, about)}>
          分装
        </Tap>
      </Even>
      <Even>
        <Tap kind="line" onClick={() => open(pages.supermarket.print, about)}>
          打印
        </Tap>
        <Tap kind="line" onClick={() => open(pages.supermarket.dispatch)}>
          发车
        </Tap>
        <Tap kind="line" onClick={() => open(pages.supermarket.statement, about)}>
          对账单
        </Tap>
      </Even>
    </>
  );
}
