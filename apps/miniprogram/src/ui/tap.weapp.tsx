import type { ReactNode } from 'react';
import { Button, Text, View } from '@tarojs/components';
import { tapLooks, type TapProps } from './tap.types';

/** A button: WeChat's own. */
export function Tap(props: TapProps): ReactNode {
  const { children, onClick, label, disabled, why, busy } = props;
  const off = Boolean(disabled || why !== undefined || busy);
  return (
    <>
      <Button
        className={tapLooks(props)}
        hoverClass="tap--down"
        ariaLabel={label ?? ''}
        disabled={off}
        onClick={off ? undefined : onClick}
      >
        {busy ? <View className="tap__wait" /> : null}
        {children}
      </Button>
      {why ? <Text className="tap__why">{why}</Text> : null}
    </>
  );
}
