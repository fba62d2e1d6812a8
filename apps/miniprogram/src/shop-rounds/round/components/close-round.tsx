import type { ReactNode } from 'react';
import { useWrite } from '../../../api/use-write';
import { Note } from '../../../ui/text';
import { agreed, say } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { ROUND_READS } from '../changed-reads';

/** 提前截单: closes the round before its cut-off. */
export function CloseRound({ roundId }: { roundId: string }): ReactNode {
  const close = useWrite('POST /rounds/:id/close', { renews: ROUND_READS, onDone: () => say('已截单') });
  const ask = async () => {
    const words = '截单后居民不能再下单或改单。还没有楼栋确认时，可以再延长。';
    if (await agreed('现在截单？', words, '截单')) await close.send({ params: { id: roundId } });
  };
  return (
    <>
      <Tap kind="line" busy={close.busy} onClick={ask}>
        提前截单
      </Tap>
      {close.failure ? <Note tone="harm">{close.failure}</Note> : null}
    </>
  );
}
