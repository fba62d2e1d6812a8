import { createContext, useContext, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { ProblemError } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { sentenceOf } from '../api/errors';
import type { Read } from '../api/use-read';
import { sayAge } from '../time';
import { Note, Small } from './text';
import { Tap } from './tap';

interface LoadedProps<T> {
  of: Read<T>;
  /** What to say when there is nothing, with what to do about it. */
  empty?: { when: (data: T) => boolean; title: string; hint?: string };
  children: (data: T) => ReactNode;
}

/** Whether what is around has said already that the network is away: once a page is enough. */
const StaleSaid = createContext(false);

/** What a read shows in each of its states: on its way, failed with a retry, nothing there, old with its age, and there. */
export function Loaded<T>({ of, empty, children }: LoadedProps<T>): ReactNode {
  const { data, error, stale, updatedAt, refresh } = of;
  const said = useContext(StaleSaid);
  if (data === undefined && error) {
    return (
      <View className="blank" role="alert">
        <Text className="blank__title">{sentenceOf(error)}</Text>
        <Tap kind="line" onClick={() => void refresh()}>
          再试一次
        </Tap>
      </View>
    );
  }
  if (data === undefined) return <Waiting />;
  return (
    <>
      {stale && !said ? (
        <Note tone="now">{`${error instanceof ProblemError ? '暂时读不到' : '连不上网'}，下面是${sayAge(serviceNow().getTime() - updatedAt)}的情况`}</Note>
      ) : null}
      <StaleSaid.Provider value={said || stale}>
        {empty?.when(data) ? <Empty title={empty.title} hint={empty.hint} /> : children(data)}
      </StaleSaid.Provider>
    </>
  );
}

/** Grey shapes where cards will be. */
function Waiting(): ReactNode {
  return (
    <View className="waiting" ariaLabel="正在加载">
      <Small>正在加载…</Small>
      <View className="waiting__card" />
      <View className="waiting__card" />
    </View>
  );
}

/** Nothing here, and what that means. */
export function Empty({ title, hint }: { title: string; hint?: string | undefined }): ReactNode {
  return (
    <View className="blank">
      <Text className="blank__title">{title}</Text>
      {hint ? <Text className="blank__hint">{hint}</Text> : null}
    </View>
  );
}
