import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { doorOutcomeNames, doorRefusal, maskName, refusalText, type DoorOutcome } from '@cailan/shared-types';
import { useSession } from '../../../session/use-session';
import { bagWords } from '../../../words/statuses';
import { dial } from '../../../ui/call';
import { Card, Row } from '../../../ui/layout';
import { Note, Tag } from '../../../ui/text';
import { agreed } from '../../../ui/say';
import { Tap } from '../../../ui/tap';
import { bagsInHand, cameBack, doorStateOf, type Household } from '../floor-now';
import { HoldSheet } from './hold-sheet';
import { MoreSheet } from './more-sheet';
import type { RestingDoors } from '../state';
import { sayBags } from '../words';

/** The door before which the captain stands, and what may happen at it. */
export function DoorCard({ household, doors }: { household: Household; doors: RestingDoors }): ReactNode {
  const { person } = useSession();
  const own = person?.roles.some(
    ({ role, scopeId }) => role === 'resident' && scopeId === household.householdId,
  );
  const inHand = bagsInHand(household);
  const ways = { bagsInHand: inHand.length, outcome: 'delivered' as const, heldAt: '' };
  const refusal = doorRefusal({ ...ways, ownHousehold: Boolean(own) });
  return (
    <Card due={inHand.length > 0}>
      <Row apart top>
        <Text className="floor__door">{household.door}</Text>
        {household.helpNeeded ? <Tag tone="now">要帮忙拎</Tag> : null}
      </Row>
      <Recipient household={household} />
      {doorStateOf(household) === 'done' ? (
        <Note tone={cameBack(household) ? 'now' : 'good'}>{sayDone(household)}</Note>
      ) : refusal ? (
        <Note tone="now">{own ? `${refusalText(refusal)}，请副楼栋长来办` : refusalText(refusal)}</Note>
      ) : (
        <Marks household={household} doors={doors} />
      )}
    </Card>
  );
}

/** How the household's bags ended, and what becomes of the money for those that it does not have. */
function sayDone(household: Household): string {
  const ways = `已办完：${waysOf(household).join('、')}`;
  return cameBack(household) ? `${ways}。没收到的，钱由商超退，不用您管。` : ways;
}

/** How the household's bags ended, each way once. */
function waysOf({ bags }: Household): string[] {
  return [...new Set(bags.map(({ status }) => bagWords[status].words))];
}

/** Masked: others stand on the stairs too. The whole name comes at a tap. */
function Recipient({ household: { recipient, phone, bags } }: { household: Household }): ReactNode {
  const [whole, setWhole] = useState(false);
  return (
    <>
      <Text className="floor__bags">{sayBags(bags)}</Text>
      <Row apart>
        <Tap
          kind="quiet"
          label={`收货人${maskName(recipient)}，${whole ? '收起' : '看'}全名`}
          onClick={() => setWhole(!whole)}
        >
          {whole ? recipient : `${maskName(recipient)} · 看全名`}
        </Tap>
        {phone ? (
          <Tap kind="quiet" onClick={() => dial(phone)}>
            打电话
          </Tap>
        ) : null}
      </Row>
    </>
  );
}

function Marks({ household, doors }: { household: Household; doors: RestingDoors }): ReactNode {
  const [sheet, setSheet] = useState<'hold' | 'more'>();
  const inHand = bagsInHand(household);
  const mark = (outcome: DoorOutcome) => doors.mark(household, outcome);
  const refuse = async () => {
    const said = `${household.door} 不要这 ${inHand.length} 袋，记为拒收，退回商超。`;
    if (await agreed('拒收', said, '记拒收')) mark('refused');
  };
  return (
    <>
      <View className="floor__marks">
        <Tap big disabled={doors.resting} onClick={() => mark('delivered')}>
          {doorOutcomeNames.delivered}
        </Tap>
        <Tap big kind="line" disabled={doors.resting} onClick={() => mark('left_at_door')}>
          {doorOutcomeNames.left_at_door}
        </Tap>
        <Tap big kind="line" disabled={doors.resting} onClick={() => setSheet('hold')}>
          {doorOutcomeNames.not_home}
        </Tap>
        <Tap big kind="line" disabled={doors.resting} onClick={() => void refuse()}>
          {doorOutcomeNames.refused}
        </Tap>
      </View>
      <Tap
        kind="quiet"
        label="更多：已取走、破损、没找到"
        disabled={doors.resting}
        onClick={() => setSheet('more')}
      >
        更多：已取走、破损、没找到
      </Tap>
      {sheet === 'hold' ? (
        <HoldSheet
          title={`${household.door} 不在家`}
          onClose={() => setSheet(undefined)}
          onHold={(heldAt) => doors.mark(household, 'not_home', { heldAt })}
        />
      ) : null}
      {sheet === 'more' ? (
        <MoreSheet
          household={household}
          onClose={() => setSheet(undefined)}
          onMark={(outcome, details) => doors.mark(household, outcome, details)}
        />
      ) : null}
    </>
  );
}
