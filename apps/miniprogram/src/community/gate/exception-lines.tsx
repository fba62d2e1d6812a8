import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { HandoffView } from '@cailan/shared-types';
import { Small, Tag } from '../../ui/parts';
import { sayException } from '../../gate/exceptions';

/** What was not as expected, a line each. */
export function ExceptionLines({ handoff }: { handoff: HandoffView }): ReactNode {
  const doorOf = (code: string | null) => handoff.bags.find((bag) => bag.code === code)?.door ?? code;
  return (
    <>
      {handoff.exceptions.map(({ kind, bagCode, note }, i) => (
        <View className="handing__exception" key={`${i} ${kind}`}>
          <Tag tone="harm">{sayException(kind)}</Tag>
          <Small>{[doorOf(bagCode), note].filter(Boolean).join(' · ')}</Small>
        </View>
      ))}
    </>
  );
}
