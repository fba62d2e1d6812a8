import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { useSession } from '../../session/use-session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Scan } from '../../ui/scan';
import { Split } from '../../ui/split';
import { useWide } from '../../ui/use-wide';
import { ScanLine } from '../scan-line';
import { boardWindows } from '../windows-of-day';
import { useBoard } from './state';
import { Today } from './components/today';
import { ChosenLoad } from './components/chosen-load';
import './index.scss';

definePageConfig({ navigationBarTitleText: '交接', enablePullDownRefresh: true });

/** 交接: what comes to my gates today, who is next, and the way to each vehicle. */
export default function BoardPage(): ReactNode {
  const { role } = useSession();
  const wide = useWide();
  const { windows, chosen, check, onScan, refresh } = useBoard(wide);
  const list = (
    <Loaded of={windows}>
      {(all) => <Today windows={boardWindows(all, serviceNow())} chosen={chosen} onOpen={check} />}
    </Loaded>
  );
  const scan = <Scan label="扫车辆通行码" kind="main" big onScan={onScan} />;
  return (
    <Page
      title="门口交接"
      {...(role && { hint: role.scopeName })}
      tabs
      wide
      onRefresh={refresh}
      footer={wide ? undefined : scan}
    >
      {wide ? (
        <Split
          list={
            <>
              <Card>
                <ScanLine label="扫码枪扫车辆通行码" onScan={onScan} />
              </Card>
              {list}
            </>
          }
          detail={<ChosenLoad chosen={chosen} onPass={check} />}
        />
      ) : (
        list
      )}
    </Page>
  );
}
