import type { ReactNode } from 'react';
import { pages } from '../../pages';
import { useQuery } from '../../ui/open';
import { DraftRound } from './components/draft-round';
import { NewRound } from './components/new-round';

/** 开团: a new round, or with `id` a draft that is continued. */
export default function OpenRoundPage(): ReactNode {
  const { id } = useQuery(pages.supermarket.openRound);
  return id ? <DraftRound id={id} /> : <NewRound />;
}
