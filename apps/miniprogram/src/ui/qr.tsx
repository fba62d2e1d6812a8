import { useMemo, type ReactNode } from 'react';
import { Image, View } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import { Small } from './text';

/** A QR code with its meaning under it, drawn on the phone: it needs no network. */
export function Qr({ text, label }: { text: string; label: string }): ReactNode {
  const picture = useMemo(() => {
    const qr = qrcode(0, 'M');
    qr.addData(text);
    qr.make();
    return qr.createDataURL(8, 32);
  }, [text]);
  return (
    <View className="qr">
      <Image className="qr__code" src={picture} ariaLabel={label} nativeProps={{ alt: label }} />
      <Small>{label}</Small>
    </View>
  );
}
