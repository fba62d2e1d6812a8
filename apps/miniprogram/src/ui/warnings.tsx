import { useEffect, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { useObserved } from '../offline/observable';
import { useOutbox } from '../offline/outbox';
import { storageFull } from '../offline/storage';
import { pages } from '../pages';
import { useSession } from '../session/use-session';
import { startAt } from './open';
import { Row } from './layout';
import { Note, Small } from './text';
import { Tap } from './tap';

/** What a person must know on whatever page: the sign-in ended, things wait or were refused, the phone is full. */
export function Warnings(): ReactNode {
  const { expired } = useSession();
  const { waiting, refused, flush, dismiss } = useOutbox();
  const full = useObserved(storageFull);
  const stuck = useStuck() ? waiting.length : 0;
  if (!expired && !full && stuck + refused.length === 0) return null;
  return (
    <View className="warnings">
      {expired ? (
        <Note tone="now">
          登录过期了。写好的都还在，重新登录就能接着用。
          <Tap kind="now" onClick={() => startAt(pages.main.start)}>
            重新登录
          </Tap>
        </Note>
      ) : null}
      {stuck > 0 ? (
        <Note tone="now">
          <Row apart>
            <Small tone="now">{`${stuck} 条还没传上去，都在手机上，会自动再传`}</Small>
            <Tap kind="quiet" onClick={flush}>
              现在传
            </Tap>
          </Row>
        </Note>
      ) : null}
      {refused.map(({ id, label, sentence }) => (
        <Note tone="harm" key={id}>
          <Row apart>
            <Small tone="harm">{`${label}：${sentence ?? '没有被接受'}`}</Small>
            <Tap kind="quiet" label={`知道了：${label}`} onClick={() => dismiss(id)}>
              知道了
            </Tap>
          </Row>
        </Note>
      ))}
      {full ? <Note tone="harm">手机存储满了，请清理一下，不然没网时写的会丢。</Note> : null}
    </View>
  );
}

/** Whether things wait that could not be sent: what is on its way for the first time must not push the page down at every tap. */
function useStuck(): boolean {
  const { waiting, sending } = useOutbox();
  const [stuck, setStuck] = useState(false);
  const some = waiting.length > 0;
  useEffect(() => {
    if (!some) setStuck(false);
    else if (!sending) setStuck(true);
  }, [some, sending]);
  return some && stuck;
}
