import { useState, type ReactNode } from 'react';
import { type BagStatus, type BagView, type HouseholdOrderView, laneNames } from '@cailan/shared-types';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { Qr } from '../../../ui/qr';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { bagWords } from '../../../words/statuses';

/** Bags that someone else has for the household. */
const TO_FETCH: readonly BagStatus[] = ['loaded', 'stored', 'handed_over', 'held'];

/** Each bag and who has it now; the code by which it is handed out. */
export function Bags({ order }: { order: HouseholdOrderView }): ReactNode {
  const [open, setOpen] = useState(false);
  const { bags, householdId, door } = order;
  if (bags.length === 0) return null;
  return (
    <Card>
      <Heading>{`${bags.length} 袋`}</Heading>
      {bags.map((bag) => (
        <Bag key={bag.id} bag={bag} />
      ))}
      {bags.some(({ status }) => TO_FETCH.includes(status)) ? (
        <Tap kind="line" onClick={() => setOpen(true)}>
          取菜码
        </Tap>
      ) : null}
      <Sheet open={open} title="取菜码" onClose={() => setOpen(false)}>
        <Qr text={`cailan:pickup:${householdId}`} label={`${door}，取菜时给楼栋长扫`} />
      </Sheet>
    </Card>
  );
}

function Bag({ bag }: { bag: BagView }): ReactNode {
  const { number, of, lane, status, heldAt } = bag;
  const { words, tone } = bagWords[status];
  return (
    <Row apart>
      <Small>{`第 ${number} 袋（共 ${of} 袋） · ${laneNames[lane]}`}</Small>
      <Tag tone={tone}>{heldAt && status === 'held' ? `${words}在${heldAt}` : words}</Tag>
    </Row>
  );
}
