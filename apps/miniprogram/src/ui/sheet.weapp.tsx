import type { ReactNode } from 'react';
import { ScrollView, Text, View } from '@tarojs/components';
import type { SheetProps } from './sheet.types';
import { Tap } from './tap';

/** A sheet over the page, from its lower edge. */
export function Sheet({ open, title, onClose, children, footer }: SheetProps): ReactNode {
  if (!open) return null;
  return (
    <View className="sheet" catchMove>
      <View className="sheet__shade" ariaLabel="关闭" onClick={onClose} />
      <View className="sheet__panel" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <Tap kind="quiet" onClick={onClose}>
            关闭
          </Tap>
        </View>
        <ScrollView scrollY className="sheet__body">
          {children}
        </ScrollView>
        {footer ? <View className="sheet__foot">{footer}</View> : null}
      </View>
    </View>
  );
}
