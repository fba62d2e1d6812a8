import type { ReactNode } from 'react';
import { type ListLineView, SHORTAGE_WISHES, type ShortageWish, wishNames } from '@cailan/shared-types';
import { Small } from '../../../ui/text';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';

const meanings: Record<ShortageWish, string> = {
  refund: '不要了，钱退回来',
  substitute: '换一样差不多的，不会更贵',
  ask: '先问我，没回就退款',
};

interface WishSheetProps {
  /** The line it is about; undefined: closed. */
  line: ListLineView | undefined;
  onWish: (wish: ShortageWish) => void;
  onClose: () => void;
}

/** What is to happen when a product runs out. */
export function WishSheet({ line, onWish, onClose }: WishSheetProps): ReactNode {
  const choose = (wish: ShortageWish) => {
    onWish(wish);
    onClose();
  };
  return (
    <Sheet open={line !== undefined} title={`${line?.name ?? ''}没有了怎么办`} onClose={onClose}>
      {SHORTAGE_WISHES.map((wish) => (
        <Tap key={wish} kind="line" pressed={wish === line?.wish} onClick={() => choose(wish)}>
          {`${wishNames[wish]}：${meanings[wish]}`}
        </Tap>
      ))}
      <Small>换来的东西比原来便宜，差价会退给您。</Small>
    </Sheet>
  );
}
