import { useState, type ReactNode } from 'react';
import { streamPath } from '@cailan/shared-types';
import { sentenceOf } from '../../../api/errors';
import { renew } from '../../../api/query-client';
import { useRead } from '../../../api/use-read';
import { pages } from '../../../pages';
import { Choice } from '../../../ui/choice';
import { Card, Even } from '../../../ui/layout';
import { open } from '../../../ui/open';
import { OpenPaper } from '../../../ui/open-paper';
import { Tap } from '../../../ui/tap';
import { Heading, Line, Note } from '../../../ui/text';
import { chooseFile } from '../../choose-file';
import { sendFile } from '../../send-file';

/** Chooses a file and sends it; what it would do opens. The district first says for which community. */
export function Send({ communityId }: { communityId?: string }): ReactNode {
  const communities = useRead('GET /communities');
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const all = communities.data ?? [];
  const target = communityId ?? chosen ?? (all.length === 1 ? all[0]?.id : undefined);
  const send = async (to: string) => {
    setFailure(undefined);
    setBusy(true);
    try {
      const file = await chooseFile();
      if (!file) return;
      const { id } = await sendFile(file, to);
      renew(['GET /rosters']);
      open(pages.rosters.roster, { id });
    } catch (error) {
      setFailure(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card>
      <Heading>传一份名册</Heading>
      <Line>有楼栋、单元、房号、户主、电话的表格就行，列名和先后不限。可以传 .xlsx、.xls 和 .csv。</Line>
      {communityId === undefined && all.length > 1 ? (
        <Choice
          label="哪个社区"
          options={all.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : null}
      {failure ? <Note tone="harm">{failure}</Note> : null}
      <Even>
        <OpenPaper path={streamPath('GET /rosters/template')} name="名册模板.xlsx">
          下载模板
        </OpenPaper>
        <Tap busy={busy} disabled={target === undefined} onClick={() => void send(target ?? '')}>
          选文件
        </Tap>
      </Even>
    </Card>
  );
}
