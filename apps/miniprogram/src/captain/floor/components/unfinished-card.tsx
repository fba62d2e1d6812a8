import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { refusalText, resolutionRefusal, type BagStatus, type HandoffBagView } from '@cailan/shared-types';
import { useSession } from '../../../session/use-session';
import { bagWords } from '../../../words/statuses';
import { dial } from '../../../ui/call';
import { Card, Even, Row } from '../../../ui/layout';
import { Note, Small, Strong, Tag } from '../../../ui/text';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import type { Household } from '../floor-now';
import { HoldSheet } from './hold-sheet';
import type { RestingDoors } from '../state';
import { endsOf, endWords, type BagEnd } from '../words';

interface UnfinishedProps {
  household: Household;
  doors: RestingDoors;
  heldAt: ReadonlyMap<string, string | null>;
}

/** A household with bags that did not arrive: where they are, and how they may end. */
export function UnfinishedCard({ household, doors, heldAt }: UnfinishedProps): ReactNode {
  const { door, bags, phone } = household;
  const statuses = [...new Set(bags.map(({ status }) => status))].filter((status) => endsOf[status]);
  return (
    <Card due>
      <Row apart>
        <Strong>{door}</Strong>
        {phone ? (
          <Tap kind="quiet" label={`给 ${door} 打电话`} onClick={() => dial(phone)}>
            打电话
          </Tap>
        ) : null}
      </Row>
      {statuses.map((status) => (
        <Undone
          key={status}
          bags={bags.filter((bag) => bag.status === status)}
          {...{ household, doors, heldAt, status }}
        />
      ))}
    </Card>
  );
}

function Undone(props: UnfinishedProps & { status: BagStatus; bags: readonly HandoffBagView[] }): ReactNode {
  const { household, doors, heldAt, status, bags } = props;
  const [asking, setAsking] = useState(false);
  const { person } = useSession();
  const ends = endsOf[status] ?? [];
  const codes = bags.map(({ code }) => code);
  const places = [...new Set(codes.flatMap((code) => heldAt.get(code) ?? []))];
  const own = person?.roles.some(
    ({ role, scopeId }) => role === 'resident' && scopeId === household.householdId,
  );
  const refusal =
    ends[0] && resolutionRefusal({ ownHousehold: Boolean(own), from: status, to: ends[0], heldAt: '-' });
  const end = async (to: BagEnd) => {
    if (to === 'held') setAsking(true);
    else if (
      to !== 'returned' ||
      (await agreed('退回商超', `${household.door} 的 ${codes.length} 袋交还商超。`))
    )
      doors.end(household, codes, to);
  };
  return (
    <View className="floor__undone">
      <Row>
        <Tag tone={bagWords[status].tone}>{bagWords[status].words}</Tag>
        <Small>{[`${bags.length} 袋`, ...places].join(' · ')}</Small>
      </Row>
      {refusal ? (
        <Note tone="now">{refusalText(refusal)}</Note>
      ) : (
        <Even>
          {ends.map((to) => (
            <Tap
              key={to}
              kind="line"
              label={`${household.door} ${endWords[to]}`}
              disabled={doors.resting}
              onClick={() => void end(to)}
            >
              {endWords[to]}
            </Tap>
          ))}
        </Even>
      )}
      {asking ? (
        <HoldSheet
          title={`${household.door} 的袋子找到了`}
          onClose={() => setAsking(false)}
          onHold={(place) => doors.end(household, codes, 'held', place)}
        />
      ) : null}
    </View>
  );
}
