import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { formatFen, type LossView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Loaded } from '../../../ui/loaded';
import { Card, Row } from '../../../ui/layout';
import { Note, Small, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { DecideBearer } from './decide-bearer';
import { bearerNames, lossNames } from '../loss-words';

const POLL_MS = 60_000;

/** 丢损: bags that were lost, what was refunded for them, and who bears it. */
export function Losses({ windowId }: { windowId: string }): ReactNode {
  const read = useRead('GET /windows/:id/losses', { params: { id: windowId } }, { poll: POLL_MS });
  const [deciding, setDeciding] = useState<LossView>();
  return (
    <Loaded of={read}>
      {(losses) =>
        losses.length === 0 ? null : (
          <>
            <Small>{`丢损 ${losses.length} 袋，${sayTotal(losses)}`}</Small>
            {losses.map((loss) => (
              <LossCard key={loss.bagCode} loss={loss} onDecide={() => setDeciding(loss)} />
            ))}
            {deciding ? (
              <DecideBearer key={deciding.bagCode} loss={deciding} onClose={() => setDeciding(undefined)} />
            ) : null}
          </>
        )
      }
    </Loaded>
  );
}

function sayTotal(losses: readonly LossView[]): string {
  const fen = losses.reduce((sum, { lossFen }) => sum + (lossFen ?? 0), 0);
  return losses.some(({ lossFen }) => lossFen === null)
    ? '住户那份由商超先退，结算后定数'
    : `已退住户 ${formatFen(fen)}`;
}

function LossCard({ loss, onDecide }: { loss: LossView; onDecide: () => void }): ReactNode {
  const { bagCode, door, deliveryGroupName, lossKind, afterGate, lossFen, bearer, decidedAt, note } = loss;
  const undecided = afterGate && decidedAt === null;
  return (
    <Card due={undecided}>
      <Row apart top>
        <Strong>{door}</Strong>
        <Tag tone={undecided ? 'now' : 'mute'}>{undecided ? '等定谁承担' : `${bearerNames[bearer]}承担`}</Tag>
      </Row>
      <View>
        <Small>{`${deliveryGroupName} · 袋 ${bagCode} · ${lossNames[lossKind]}`}</Small>
      </View>
      <View>
        <Small>{lossFen === null ? '结算后定退多少' : `退给住户 ${formatFen(lossFen)}`}</Small>
      </View>
      {note ? <Note>{note}</Note> : null}
      {afterGate ? (
        <Tap kind="line" label={`定 ${door} ${bagCode} 谁承担`} onClick={onDecide}>
          {undecided ? '定谁承担' : '改谁承担'}
        </Tap>
      ) : (
        <Small>门口签收前丢损的，都由商超承担。</Small>
      )}
    </Card>
  );
}
