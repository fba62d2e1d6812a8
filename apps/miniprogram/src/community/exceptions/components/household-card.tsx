import type { ReactNode } from 'react';
import { Card, Even, Row } from '../../../ui/layout';
import { Strong } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { isOpen, type Unserved } from '../../unserved';
import { BagTag } from './bag-tag';

/** One household that does not have all its goods, bag by bag. */
export function HouseholdCard({
  household,
  onChoose,
}: {
  household: Unserved;
  onChoose: (household: Unserved) => void;
}): ReactNode {
  const { door, bags } = household;
  return (
    <Card>
      <Row apart top>
        <Strong>{door}</Strong>
        <Row>
          {bags.map((bag) => (
            <BagTag key={bag.code} bag={bag} />
          ))}
        </Row>
      </Row>
      {bags.some(isOpen) ? (
        <Even>
          <Tap kind="line" label={`处理 ${door}`} onClick={() => onChoose(household)}>
            处理
          </Tap>
        </Even>
      ) : null}
    </Card>
  );
}
