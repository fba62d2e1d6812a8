import { useState, type ReactNode } from 'react';
import { type PaymentView, waitsForAnswer } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { sayInstant } from '../../time';
import { Empty, Loaded } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Money } from '../../ui/figures';
import { Heading, Tag } from '../../ui/text';
import { Split } from '../../ui/split';
import { useWide } from '../../ui/use-wide';
import { paymentWords } from '../../words/statuses';
import { DeskTable, type Column } from '../../ui/desk-table';
import { VoucherCard } from './components/voucher-card';
import { sayBuildings } from '../../transfers/buildings';

const POLL_MS = 15_000;

/** 付款凭证: transfers that wait for our answer, and what was answered. */
export default function VouchersPage(): ReactNode {
  const { roundId } = useQuery(pages.supermarket.vouchers);
  const payments = useRead('GET /payments', { query: { roundId } }, { poll: POLL_MS });
  const wide = useWide();
  const nothing = { title: '还没有付款', hint: '网格员转账并交了凭证，这里会出现，核对到账后答复。' };
  return (
    <Page title="付款凭证" hint="收到钱再点收到；没收到要写明原因" wide onRefresh={payments.refresh}>
      <Loaded of={payments} empty={{ when: (all) => all.length === 0, ...nothing }}>
        {(all) => (wide ? <DeskVouchers payments={sorted(all)} /> : <PhoneVouchers payments={sorted(all)} />)}
      </Loaded>
    </Page>
  );
}

/** Those that wait for us first, the oldest of them on top; then the history, the newest on top. */
function sorted(payments: readonly PaymentView[]): PaymentView[] {
  const waiting = payments.filter(waitsForAnswer);
  const others = payments.filter((payment) => !waitsForAnswer(payment));
  return [
    ...waiting.sort((a, b) => a.createdAt.localeCompare(b.createdAt)),
    ...others.sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
  ];
}

function PhoneVouchers({ payments }: { payments: readonly PaymentView[] }): ReactNode {
  const waiting = payments.filter(waitsForAnswer);
  const answered = payments.filter((payment) => !waitsForAnswer(payment));
  return (
    <>
      <Heading>{waiting.length > 0 ? `等您答复（${waiting.length}）` : '没有等您答复的凭证'}</Heading>
      {waiting.map((payment) => (
        <VoucherCard key={payment.id} payment={payment} />
      ))}
      {answered.length > 0 ? <Heading>以前的</Heading> : null}
      {answered.map((payment) => (
        <VoucherCard key={payment.id} payment={payment} />
      ))}
    </>
  );
}

function DeskVouchers({ payments }: { payments: readonly PaymentView[] }): ReactNode {
  const [id, setId] = useState<string>();
  const chosen = payments.find((payment) => payment.id === id) ?? payments[0];
  return (
    <Split
      list={
        <DeskTable
          label="付款凭证"
          columns={columns}
          rows={payments}
          keyOf={(payment) => payment.id}
          choose={{ chosen: chosen?.id, onChoose: setId }}
        />
      }
      detail={chosen ? <VoucherCard key={chosen.id} payment={chosen} open /> : <Empty title="选一张凭证" />}
    />
  );
}

const columns: readonly Column<PaymentView>[] = [
  { name: '楼栋', cell: ({ allocations }) => sayBuildings(allocations) },
  { name: '凭证号', cell: ({ voucherNo }) => voucherNo ?? '—' },
  { name: '提交', cell: ({ createdAt }) => sayInstant(createdAt, serviceNow()) },
  { name: '状态', cell: (payment) => <VoucherTag payment={payment} /> },
  { name: '金额', cell: ({ amountFen }) => <Money fen={amountFen} />, figure: true },
];

function VoucherTag({ payment }: { payment: PaymentView }): ReactNode {
  const { words, tone } = paymentWords[payment.status];
  return <Tag tone={tone}>{waitsForAnswer(payment) ? '等您答复' : words}</Tag>;
}
