import { useState, type ReactNode } from 'react';
import { Text } from '@tarojs/components';
import { clockOf, formatFen, type NeighbourView, type RoundView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayInstant, sayLeft } from '../../../time';
import { Bar } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { Small, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { nextCutOff } from '../../../rounds/takes-lists';
import type { GridWindow } from '../../grid-windows';
import { NeighbourSheet } from './neighbour-sheet';

/** How many households have ordered, until when they can, and how far each supermarket is from its minimum. */
export function WindowCard({
  window,
  neighbours,
}: {
  window: GridWindow;
  /** By building; undefined until they were read. */
  neighbours: ReadonlyMap<string, readonly NeighbourView[]> | undefined;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const all = neighbours && [...neighbours.values()].flat();
  const ordered = all?.filter((each) => each.ordered).length;
  const households = window.buildings.reduce((sum, building) => sum + building.households, 0);
  const now = serviceNow();
  const cutOff = nextCutOff(
    window.buildings.flatMap(({ orders }) => orders),
    now,
  );
  return (
    <Card>
      <Row apart>
        <Text>
          <Text className="count">{ordered ?? '…'}</Text> / {households} 户已下单
        </Text>
        {cutOff ? <Tag tone="now">{clockOf(cutOff)} 截单</Tag> : <Tag tone="mute">不再接单</Tag>}
      </Row>
      <Bar part={(ordered ?? 0) / Math.max(1, households)} />
      {cutOff ? (
        <Small>
          {sayInstant(cutOff, now)} 截单，{sayLeft(cutOff, now)}
        </Small>
      ) : null}
      {window.rounds
        .filter(({ minimumFen }) => minimumFen > 0)
        .map((round) => (
          <Minimum key={round.id} round={round} />
        ))}
      {cutOff ? (
        <Even>
          <Tap kind="line" disabled={!all} onClick={() => setOpen(true)}>
            帮人下单
          </Tap>
        </Even>
      ) : null}
      <NeighbourSheet
        open={open}
        title="帮谁下单"
        neighbours={all ?? []}
        windowId={window.windowId}
        takesLists
        onClose={() => setOpen(false)}
      />
    </Card>
  );
}

function Minimum({ round }: { round: RoundView }): ReactNode {
  const { supermarketName, orderedFen, minimumFen } = round;
  const missingFen = minimumFen - orderedFen;
  return (
    <>
      <Row apart>
        <Small>
          {supermarketName} 已凑 {formatFen(orderedFen)} / 起送 {formatFen(minimumFen)}
        </Small>
        {missingFen > 0 ? <Tag tone="now">还差 {formatFen(missingFen)}</Tag> : <Tag>已达起送</Tag>}
      </Row>
      <Bar part={orderedFen / minimumFen} tone={missingFen > 0 ? 'now' : 'good'} />
    </>
  );
}
