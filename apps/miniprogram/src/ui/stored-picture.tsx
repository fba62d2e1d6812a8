import { useEffect, useState, type ReactNode } from 'react';
import { Image } from '@tarojs/components';
import { sentenceOf } from '../api/errors';
import { getPicture } from '../api/stored-picture';
import { Note, Small } from './text';
import { Tap } from './tap';

/** A stored picture (a voucher, a handoff's photo), fetched as the person who is signed in. */
export function StoredPicture({ fileId, label }: { fileId: string; label: string }): ReactNode {
  const [path, setPath] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let shown = true;
    let drop = () => undefined as void;
    setPath(undefined);
    setFault(undefined);
    getPicture(fileId).then(
      (picture) => {
        drop = picture.drop;
        if (shown) setPath(picture.path);
        else drop();
      },
      (failure: unknown) => shown && setFault(sentenceOf(failure)),
    );
    return () => {
      shown = false;
      drop();
    };
  }, [fileId, tries]);
  if (fault) {
    return (
      <>
        <Note tone="harm">{`${label}没有取到：${fault}`}</Note>
        <Tap kind="line" onClick={() => setTries(tries + 1)}>
          再取一次
        </Tap>
      </>
    );
  }
  if (!path) return <Small>{`正在取${label}…`}</Small>;
  return (
    <Image
      className="photo photo--whole"
      mode="aspectFit"
      src={path}
      ariaLabel={label}
      nativeProps={{ alt: label }}
    />
  );
}
