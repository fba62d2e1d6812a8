import type { ReactNode } from 'react';
import { Button } from '@tarojs/components';
import type { ShareTapProps } from './share-tap.types';

/** Shares the page's card into a chat; what stands on it is said by the page (useShareAppMessage). */
export function ShareTap({ to }: ShareTapProps): ReactNode {
  return (
    <Button className="tap tap--main" hoverClass="tap--down" openType="share">
      {to}
    </Button>
  );
}
