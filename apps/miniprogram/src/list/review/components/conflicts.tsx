import type { ReactNode } from 'react';
import type { Draft, ListedOffer } from '../../../offline/drafts';
import type { LineConflict } from '../../../offline/draft-lines';
import { Card, Even } from '../../../ui/layout';
import { Heading, Small } from '../../../ui/text';
import { Tap } from '../../../ui/tap';

interface ConflictsProps {
  draft: Draft;
  goods: ReadonlyMap<string, ListedOffer>;
}

/** What two people of the household wrote differently, to be settled line by line. */
export function Conflicts({ draft, goods }: ConflictsProps): ReactNode {
  const { conflict } = draft;
  if (!conflict) return null;
  const settle = (offerId: string, quantity: number) => {
    const line = draft.draft.lines.find((each) => each.offerId === offerId) ?? goods.get(offerId);
    if (line) draft.setQuantity(line, quantity);
  };
  return (
    <Card due>
      <Heading>这张清单在别处也有变动</Heading>
      {conflict.lines.map((line) => (
        <Settle key={line.offerId} line={line} onSettle={(quantity) => settle(line.offerId, quantity)} />
      ))}
      {conflict.note === undefined ? null : (
        <>
          <Small>{`对方的留言是：${conflict.note || '（空）'}。现在按您写的。`}</Small>
          <Tap kind="line" onClick={() => draft.setNote(conflict.note ?? '')}>
            用对方的留言
          </Tap>
        </>
      )}
    </Card>
  );
}

function Settle({ line, onSettle }: { line: LineConflict; onSettle: (quantity: number) => void }): ReactNode {
  const { name, mine, theirs } = line;
  return (
    <>
      <Small>
        {theirs === 0
          ? `${name}：您写 ${mine}，清单里已经没有。现在按您的。`
          : `${name}：您写 ${mine}，对方写 ${theirs}。现在按您的。`}
      </Small>
      <Even>
        <Tap kind="line" onClick={() => onSettle(mine)}>
          {`按我的 ${mine}`}
        </Tap>
        <Tap kind="line" onClick={() => onSettle(theirs)}>
          {theirs === 0 ? '不要了' : `按对方的 ${theirs}`}
        </Tap>
      </Even>
    </>
  );
}
