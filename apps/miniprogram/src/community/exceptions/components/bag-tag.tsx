import type { ReactNode } from 'react';
import { bagWords } from '../../../words/statuses';
import { Tag } from '../../../ui/text';
import type { UnservedBag } from '../../unserved';

/** What became of a bag, and where it is held. */
export function BagTag({ bag }: { bag: UnservedBag }): ReactNode {
  const { words, tone } = bagWords[bag.status];
  return <Tag tone={tone}>{bag.heldAt ? `${words}：${bag.heldAt}` : words}</Tag>;
}
