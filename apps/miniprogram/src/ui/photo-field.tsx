import { useState, type ReactNode } from 'react';
import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useAttempt } from '../api/use-attempt';
import { putPicture } from '../api/files';
import { Tap } from './tap';

interface PhotoFieldProps {
  label: string;
  /** The stored picture's id, once it was sent. */
  onPicture: (fileId: string) => void;
}

/** Takes or picks one picture and sends it at once. */
export function PhotoField({ label, onPicture }: PhotoFieldProps): ReactNode {
  const [path, setPath] = useState<string>();
  const { busy, fault, attempt } = useAttempt();
  const take = async () => {
    // Closing the picker rejects; that is no failure.
    const chosen = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] }).catch(() => undefined);
    const picture = chosen?.tempFilePaths[0];
    if (!picture) return;
    await attempt(async () => {
      onPicture((await putPicture(picture)).id);
      setPath(picture);
    });
  };
  return (
    <View className="field">
      <Tap kind="line" busy={busy} onClick={() => void take()}>
        {path ? '重拍' : label}
      </Tap>
      {path ? (
        <Image className="photo" mode="aspectFit" src={path} ariaLabel={label} nativeProps={{ alt: label }} />
      ) : null}
      {fault ? <Text className="field__fault">{fault}</Text> : null}
    </View>
  );
}
