import { useState, type ReactNode } from 'react';
import { waitsForAnswer } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { sayWindow } from '../../time';
import { Empty, Loaded } from '../../ui/loaded';
import { open } from '../../ui/open';
import { Page } from '../../ui/page';
import { Row } from '../../ui/layout';
import { Heading, Small } from '../../ui/text';
import { Split } from '../../ui/split';
import { Tap } from '../../ui/tap';
import { useWide } from '../../ui/use-wide';
import { RoundDetail } from '../round/components/round-detail';
import { useMyShop } from '../../session/use-my-shop';
import { RoundCard } from './components/round-card';
import { RoundTable } from './components/round-table';
import { byWindow, standing, type Standing } from './standing';

const POLL_MS = 20_000;

/** 团期: my rounds by delivery window, and what each needs next. */
export default function RoundsPage(): ReactNode {
  const shop = useMyShop();
  const wide = useWide();
  const rounds = useRead('GET /rounds', {}, { poll: POLL_MS });
  const groups = useRead('GET /group-orders', {}, { poll: POLL_MS });
  const payments = useRead('GET /payments', { query: { status: 'pending' } }, { poll: POLL_MS });
  const refresh = () => Promise.all([rounds.refresh(), groups.refresh(), payments.refresh()]);
  const nothing = { title: '还没有开过团', hint: '点“开新团”，选配送时段和商品。' };
  const mine = rounds.data?.filter(({ supermarketId }) => supermarketId === shop.id) ?? [];
  const standings = standing(mine, groups.data ?? [], (payments.data ?? []).filter(waitsForAnswer));
  return (
    <Page title="团期" hint={shop.name} tabs wide onRefresh={refresh}>
      <Row apart>
        <Heading>{summaryOf(standings)}</Heading>
        <Tap kind="quiet" onClick={() => open(pages.supermarket.openRound)}>
          ＋ 开新团
        </Tap>
      </Row>
      <Loaded of={rounds} empty={{ when: () => mine.length === 0, ...nothing }}>
        {() => (wide ? <DeskRounds standings={standings} /> : <PhoneRounds standings={standings} />)}
      </Loaded>
    </Page>
  );
}

function summaryOf(standings: readonly Standing[]): string {
  const due = standings.filter(({ next }) => next.due).length;
  return due > 0 ? `${due} 团等您处理` : '没有等您处理的';
}

function PhoneRounds({ standings }: { standings: readonly Standing[] }): ReactNode {
  const now = serviceNow();
  return byWindow(standings).map(({ window, standings: own }) => (
    <WindowRounds
      key={window.windowId}
      title={`${window.windowName} · ${sayWindow(window.windowStartAt, window.windowEndAt, now)}`}
      standings={own}
    />
  ));
}

function WindowRounds({ title, standings }: { title: string; standings: readonly Standing[] }): ReactNode {
  return (
    <>
      <Small>{title}</Small>
      {standings.map((each) => (
        <RoundCard key={each.round.id} standing={each} />
      ))}
    </>
  );
}

function DeskRounds({ standings }: { standings: readonly Standing[] }): ReactNode {
  const [id, setId] = useState<string>();
  const ordered = byWindow(standings).flatMap((window) => window.standings);
  const chosen =
    ordered.find(({ round }) => round.id === id) ?? ordered.find(({ next }) => next.due) ?? ordered[0];
  return (
    <Split
      list={<RoundTable standings={ordered} chosen={chosen?.round.id} onChoose={setId} />}
      detail={
        chosen ? <RoundDetail key={chosen.round.id} id={chosen.round.id} /> : <Empty title="选一团看详情" />
      }
    />
  );
}
