import { useRef, useState, type ReactNode } from 'react';
import { type BuildingCodeView, streamPath } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { useWrite } from '../../api/use-write';
import { inGroups, joinText } from '../../belonging/join-code';
import { newClientKey } from '../../offline/ids';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { open } from '../../ui/open';
import { OpenPaper } from '../../ui/open-paper';
import { Page } from '../../ui/page';
import { Card, Even } from '../../ui/layout';
import { Heading, Line, Note, Strong } from '../../ui/text';
import { Qr } from '../../ui/qr';
import { agreed, say } from '../../ui/say';
import { Sheet } from '../../ui/sheet';
import { Tap } from '../../ui/tap';
import './index.scss';

definePageConfig({ navigationBarTitleText: '楼栋码', enablePullDownRefresh: true });

const NOTHING = { title: '没有楼栋', hint: '您负责的楼栋会列在这里，每栋一个码。' };

/** 楼栋码: the code that hangs at each door of mine, to be shown, printed and made anew. */
export default function CodesPage(): ReactNode {
  const codes = useRead('GET /building-codes');
  return (
    <Page title="楼栋码" hint="住户扫门口的码，申请加入自己家" onRefresh={codes.refresh}>
      <Loaded of={codes} empty={{ when: (all) => all.length === 0, ...NOTHING }}>
        {(all) => (
          <>
            <OpenPaper path={streamPath('GET /building-codes/posters.pdf')} name="楼栋码.pdf">
              打印全部海报（每栋一张 A4）
            </OpenPaper>
            {all.map((code) => (
              <Building key={code.placeId} of={code} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Building({ of }: { of: BuildingCodeView }): ReactNode {
  const { placeId, placeName, code } = of;
  const [shown, setShown] = useState(false);
  const clientKey = useRef(newClientKey());
  const renewal = useWrite('POST /building-codes/:placeId/renew', {
    renews: ['GET /building-codes'],
    onDone: () => {
      clientKey.current = newClientKey();
      say('已换新码，请换掉门口的海报');
    },
  });
  const renew = async () => {
    const sure = await agreed('换新码？', '门口贴着的旧码马上不能用，要重新打印张贴。', '换新码');
    if (sure) await renewal.send({ params: { placeId }, body: { clientKey: clientKey.current } });
  };
  const invite = () => open(pages.account.invite, { buildingId: placeId, name: placeName });
  return (
    <Card>
      <Heading>{placeName}</Heading>
      <Strong>{inGroups(code)}</Strong>
      {renewal.failure ? <Note tone="harm">{renewal.failure}</Note> : null}
      <Even>
        <Tap kind="line" label={`显示${placeName}的码`} onClick={() => setShown(true)}>
          显示
        </Tap>
        <Tap kind="line" label={`邀请${placeName}的住户`} onClick={invite}>
          邀请
        </Tap>
        <Tap kind="line" label={`给${placeName}换新码`} busy={renewal.busy} onClick={() => void renew()}>
          换新码
        </Tap>
      </Even>
      <Sheet open={shown} title={placeName} onClose={() => setShown(false)}>
        <Qr text={joinText(code)} label={inGroups(code)} />
        <Line>住户在“加入住户”里扫，或输入上面的字。</Line>
      </Sheet>
    </Card>
  );
}
