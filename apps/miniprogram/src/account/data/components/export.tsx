import { useState, type ReactNode } from 'react';
import { formatFen, type PersonExportView } from '@cailan/shared-types';
import { call } from '../../../api/client';
import { serviceNow } from '../../../api/clock';
import { useAttempt } from '../../../api/use-attempt';
import { sayInstant } from '../../../time';
import { paymentWords } from '../../../words/statuses';
import { Facts } from '../../../ui/figures';
import { Card } from '../../../ui/layout';
import { Heading, Line, Note } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { SaveTap } from './save-tap';

/** A copy of everything that the service holds of me, to be read and to be taken along. */
export function Export(): ReactNode {
  const { busy, fault, attempt } = useAttempt();
  const [copy, setCopy] = useState<PersonExportView>();
  const fetch = () => attempt(async () => setCopy(await call('GET /me/export')));
  return (
    <Card>
      <Heading>拿一份我的资料</Heading>
      <Line>这里存着的、和您有关的全部内容。</Line>
      {fault ? <Note tone="harm">{fault}</Note> : null}
      <Tap kind="line" busy={busy} onClick={() => void fetch()}>
        {copy ? '重新取一份' : '取一份'}
      </Tap>
      {copy ? <Copy of={copy} /> : null}
    </Card>
  );
}

function Copy({ of }: { of: PersonExportView }): ReactNode {
  const now = serviceNow();
  const { person, roles, households, orders, payments, messages, pictures, consents, exportedAt } = of;
  return (
    <>
      <Facts
        facts={[
          { name: '取的时间', value: sayInstant(exportedAt, now) },
          { name: '姓名', value: person.name || '没有' },
          { name: '手机号', value: person.phone ?? '没有' },
          {
            name: '身份',
            value: roles.map((each) => `${each.roleName} ${each.scopeName}`).join('；') || '没有',
          },
          {
            name: '住户',
            value: households.map(({ address, door }) => address || door).join('；') || '没有',
          },
          { name: '同意隐私说明', value: `${consents.length} 次` },
          { name: '消息', value: `${messages.length} 条` },
          { name: '照片', value: `${pictures.length} 张` },
        ]}
      />
      {orders.map(({ placedAt, roundCode, door, amountFen, list, lines, note }) => (
        <Line key={`${placedAt} ${roundCode} ${door}`}>
          {`${sayInstant(placedAt, now)} ${door} ${formatFen(amountFen)}：${(lines.length > 0 ? lines : list)
            .map(({ name, quantity }) => `${name} × ${quantity}`)
            .join('，')}${note && `。备注：${note}`}`}
        </Line>
      ))}
      {payments.map(({ createdAt, amountFen, status }) => (
        <Line key={createdAt}>
          {`${sayInstant(createdAt, now)} 付款 ${formatFen(amountFen)}，${paymentWords[status].words}`}
        </Line>
      ))}
      <SaveTap text={JSON.stringify(of, undefined, 2)} name="我的资料.json" />
    </>
  );
}
