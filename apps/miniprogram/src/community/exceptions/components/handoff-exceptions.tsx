import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { exceptionNames, type WindowExceptionView } from '@cailan/shared-types';
import { LongList } from '../../../ui/long-list';
import { Card } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';

/** So many lines at a time. */
const PART = 12;

type Exceptions = readonly WindowExceptionView[];

/** What was not as expected when goods changed hands, the newest first. */
export function HandoffExceptions({ exceptions }: { exceptions: Exceptions }): ReactNode {
  if (exceptions.length === 0) return null;
  return (
    <>
      <Small>{`交接异常 ${exceptions.length} 条`}</Small>
      <Card>
        <LongList items={exceptions} unit="条" part={PART}>
          {(shown) =>
            shown.map((exception, i) => (
              <View className="found" key={`${exception.handoffId} ${i}`}>
                <Tag tone="harm">{exceptionNames[exception.kind]}</Tag>
                <View className="found__what">
                  <Strong>{exception.groupName}</Strong>
                  <View>
                    <Small>{[exception.note, exception.bagCode].filter(Boolean).join(' · ')}</Small>
                  </View>
                </View>
              </View>
            ))
          }
        </LongList>
      </Card>
    </>
  );
}
