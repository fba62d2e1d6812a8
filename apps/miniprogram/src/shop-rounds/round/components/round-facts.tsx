import { useState, type ReactNode } from 'react';
import { formatFen, quotaRuleNames, type RoundDetailView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { sayInstant, sayWindow } from '../../../time';
import { Facts } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { roundWords } from '../../../words/statuses';
import { deadlineOf, duesModeNames } from '../../round-words';

/** Where, when and by which rules. */
export function RoundFacts({ round }: { round: RoundDetailView }): ReactNode {
  const [open, setOpen] = useState(false);
  const now = serviceNow();
  const { words, tone } = roundWords[round.status];
  const communities = useRead('GET /communities');
  const names = (communities.data ?? []).filter(({ id }) => round.communityIds.includes(id));
  const facts = [
    { name: '社区', value: names.map(({ name }) => name).join('、') || `${round.communityIds.length} 个` },
    { name: '截单', value: sayInstant(round.cutOffAt, now) },
    { name: '付款截止', value: sayInstant(round.payBy, now) },
    { name: '配额', value: quotaRuleNames[round.quotaRule] },
    { name: '缺货时', value: quotaRuleNames[round.shortageRule] },
    { name: '住户交钱', value: duesModeNames[round.duesMode] },
    { name: '起送额', value: round.minimumFen > 0 ? formatFen(round.minimumFen) : '不设' },
    { name: '称重多收上限', value: `${round.tolerancePercent}%` },
  ];
  return (
    <Card>
      <Row apart>
        <Heading>{round.windowName}</Heading>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <Small>{`${sayWindow(round.windowStartAt, round.windowEndAt, now)} · ${round.code}`}</Small>
      <Row>
        <Small tone="now">{deadlineOf(round, now)}</Small>
      </Row>
      {open ? <Facts facts={facts} /> : null}
      <Tap kind="quiet" onClick={() => setOpen(!open)}>
        {open ? '收起' : '看时间和规则'}
      </Tap>
    </Card>
  );
}
