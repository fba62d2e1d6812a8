import type { ReactNode } from 'react';
import { NO_NETWORK } from '../../../api/errors';
import type { Draft } from '../../../offline/drafts';
import { useSession } from '../../../session/use-session';
import { Note } from '../../../ui/text';

/** Whether the list is safe: refused, waiting for a network, or on this phone alone. Nothing while all is well. */
export function Kept({ draft }: { draft: Draft }): ReactNode {
  const { state, failure, lost } = draft;
  const { expired } = useSession();
  if (state === 'waiting')
    return (
      <Note tone="now">
        {expired
          ? '登录过期了，清单存在手机上。重新登录以后自动交给网格员，不用再点。'
          : failure === undefined || failure === NO_NETWORK
            ? '没有网，清单存在手机上。有网就自动交给网格员，不用再点。'
            : `${failure}清单存在手机上，好了就自动交给网格员，不用再点。`}
      </Note>
    );
  const marked = lost.length > 0 ? `有 ${lost.length} 样不能再订，写的还在，已在下面标出。` : '';
  if (state === 'refused')
    return <Note tone="harm">{`${failure ?? '没有交成，请再试一次。'}${marked}`}</Note>;
  if (marked)
    return (
      <Note tone="now">{`${failure ?? ''}${marked}${state === 'submitted' ? '' : '其余的照样能交。'}`}</Note>
    );
  if (!failure) return null;
  return (
    <Note tone="now">{`${failure}清单存在手机上，${failure === NO_NETWORK ? '有网' : '好了'}就自动存好。`}</Note>
  );
}
