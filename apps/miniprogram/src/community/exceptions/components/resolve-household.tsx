import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Row } from '../../../ui/layout';
import { Small } from '../../../ui/text';
import { isOpen, type Unserved } from '../../unserved';
import { BagTag } from './bag-tag';
import { ResolveBag } from './resolve-bag';

/** Every bag of one household, and the way to settle those that nobody brings on by themselves. */
export function ResolveHousehold({ household }: { household: Unserved }): ReactNode {
  return (
    <>
      {household.bags.map((bag) => (
        <View className="settle" key={`${bag.code} ${bag.status}`}>
          <Row apart>
            <Small>{`袋 ${bag.code}`}</Small>
            <BagTag bag={bag} />
          </Row>
          {isOpen(bag) ? <ResolveBag household={household} bag={bag} /> : null}
        </View>
      ))}
    </>
  );
}
