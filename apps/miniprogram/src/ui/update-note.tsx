import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { outdated } from '../api/app-version';
import { useObserved } from '../offline/observable';
import { takeUpdate, update } from '../wechat/update';
import { Row } from './layout';
import { Note, Small } from './text';
import { Tap } from './tap';

/** What else brings a newer app. WeChat wipes what a mini-program keeps when it is deleted, so nobody is told to do that. */
const BY_HAND = '连上网，完全退出微信再打开。不要删除小程序，没传的会丢。';

/**
 * Offers a newer app, and says so where this one is answered no more. It is taken at a tap alone, so that nobody is cut off
 * while they write; lists and what waits to be sent are on the phone, and the newer app goes on with them.
 */
export function UpdateNote(): ReactNode {
  const old = useObserved(outdated);
  const found = useObserved(update);
  if (!old && found === 'none') return null;
  const ready = found === 'ready' || (old && process.env.TARO_ENV === 'h5');
  const why = old
    ? '菜篮的这个版本太旧了，请更新。'
    : ready
      ? '菜篮有新版本。'
      : '菜篮的新版本没有下载下来。';
  return (
    <View className="warnings">
      <Note tone="now">
        <Row apart>
          <Small tone="now">{why + (ready ? '清单和没传的都在手机上，更新后接着传。' : BY_HAND)}</Small>
          {ready ? (
            <Tap kind={old ? 'now' : 'quiet'} onClick={takeUpdate}>
              更新
            </Tap>
          ) : null}
        </Row>
      </Note>
    </View>
  );
}
