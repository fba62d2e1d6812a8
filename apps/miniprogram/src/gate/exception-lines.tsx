import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { exceptionNames, type HandoffView } from '@cailan/shared-types';
import { Small, Tag } from '../ui/text';
import './exception-lines.scss';
import { isSame, type Finding } from './gate-now';

interface ExceptionLinesProps {
  handoff: HandoffView;
  /** Those that wait on the phone. */
  unsent?: readonly Finding[];
}

/** What was not as expected, a line each. */
export function ExceptionLines({ handoff, unsent = [] }: ExceptionLinesProps): ReactNode {
  const doorOf = (code: string | null) => handoff.bags.find((bag) => bag.code === code)?.door ?? code;
  return (
    <>
      {handoff.exceptions.map((finding, i) => {
        const { kind, bagCode, note } = finding;
        return (
          <View className="gate-exception" key={`${i} ${kind}`}>
            <Tag tone="harm">{exceptionNames[kind]}</Tag>
            {unsent.some((each) => isSame(each, finding)) ? <Tag tone="now">待传</Tag> : null}
            <Small>{[doorOf(bagCode), note].filter(Boolean).join(' · ')}</Small>
          </View>
        );
      })}
    </>
  );
}
