import type { ReactNode } from 'react';
import { useRouter } from '@tarojs/taro';
import { DraftRound } from './draft-round';
import { NewRound } from './new-round';

/** 开团: a new round, or with `id` a draft that is continued. */
export default function OpenRoundPage(): ReactNode {
  const { id } = useRouter().params;
  return id ? <DraftRound id={id} /> : <NewRound />;
}
