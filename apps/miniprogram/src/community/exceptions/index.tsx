import { useState, type ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Heading } from '../../ui/text';
import { Sheet } from '../../ui/sheet';
import { Split } from '../../ui/split';
import { useWide } from '../../ui/use-wide';
import { DayChoice } from '../day-choice';
import type { Unserved } from '../unserved';
import { useDay } from '../use-day';
import { windowsOfDay } from '../windows-of-day';
import { ResolveHousehold } from './components/resolve-household';
import { WindowExceptions } from './components/window-exceptions';
import './index.scss';

definePageConfig({ navigationBarTitleText: '异常', enablePullDownRefresh: true });

/** 异常: households that do not have all their goods, how that ends, and what was wrong when goods changed hands. */
export default function ExceptionsPage(): ReactNode {
  const { windows, daysAgo, setDaysAgo, refresh } = useDay();
  const [chosen, setChosen] = useState<Unserved>();
  const wide = useWide();
  const list = (
    <Loaded of={windows}>
      {(all) => {
        const ofDay = windowsOfDay(all, serviceNow(), daysAgo);
        return (
          <>
            <DayChoice windows={all} daysAgo={daysAgo} onChange={setDaysAgo} />
            {ofDay.map((window) => (
              <WindowExceptions key={window.id} window={window} chosen={chosen} onChoose={setChosen} />
            ))}
            {ofDay.length === 0 ? <Empty title="这一天没有配送" hint="有异常的话，会记在它那一天。" /> : null}
          </>
        );
      }}
    </Loaded>
  );
  return (
    <Page title="异常" tabs wide onRefresh={refresh}>
      {wide ? <Split list={list} detail={<Detail household={chosen} />} /> : list}
      {!wide && chosen ? (
        <Sheet open title={chosen.door} onClose={() => setChosen(undefined)}>
          <ResolveHousehold key={chosen.householdId} household={chosen} />
        </Sheet>
      ) : null}
    </Page>
  );
}

function Detail({ household }: { household: Unserved | undefined }): ReactNode {
  if (!household) return <Empty title="还没有选住户" hint="点一户，在这里写明每一袋怎么了结。" />;
  return (
    <Card>
      <Heading>{household.door}</Heading>
      <ResolveHousehold key={household.householdId} household={household} />
    </Card>
  );
}
