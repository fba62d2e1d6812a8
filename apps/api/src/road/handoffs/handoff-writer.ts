import { localDate, type HandoffKind } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Handoff, HandoffException } from './handoff.entity';
import { handoffExceptions, handoffs } from './handoffs.moves';

const formLetters = {
  loading: 'Z',
  transfer: 'F',
  fetch: 'T',
  gate: 'M',
  carry: 'L',
  door: 'H',
} as const satisfies Record<HandoffKind, string>;

/** A handoff as it is opened: its place, what is expected, and a side that signs at once. */
export type OpenedHandoff = Pick<
  Handoff,
  'loadId' | 'groupOrderId' | 'dropPointId' | 'expectedBags' | 'expectedCrates'
> &
  Partial<Handoff> & { id: string; kind: HandoffKind };

/** Opens a handoff and gives it its form's number: kind, local day, and digits that nobody has to hand out. */
export async function openHandoff(tx: Tx, clock: Clock, opened: OpenedHandoff): Promise<Handoff> {
  const { id, kind } = opened;
  const day = localDate(clock.now()).replaceAll('-', '');
  const handoff: Handoff = {
    formNo: `${formLetters[kind]}${day}-${id.slice(-10).toUpperCase()}`,
    receivedBags: 0,
    receivedCrates: 0,
    unitId: null,
    carrierRoundId: null,
    giverId: null,
    giverSignedAt: null,
    receiverId: null,
    receiverSignedAt: null,
    completedAt: null,
    fileId: null,
    note: '',
    createdAt: clock.now(),
    ...opened,
  };
  await handoffs.open(tx, handoff);
  return handoff;
}

/** Records what was not as expected. */
export function addExceptions(
  tx: Tx,
  clock: Clock,
  exceptions: readonly Omit<HandoffException, 'id' | 'createdAt'>[],
): Promise<void> {
  const createdAt = clock.now();
  return handoffExceptions.add(
    tx,
    exceptions.map((exception) => ({ id: newId(), ...exception, createdAt })),
  );
}

/** What a count says of bags or crates beside what was expected; nothing when they agree. */
export function countException(
  counted: { expected: number; received: number; goods: '袋' | '周转箱' },
  handoffId: string,
  recordedById: string,
): Omit<HandoffException, 'id' | 'createdAt'>[] {
  const { expected, received, goods } = counted;
  if (expected === received) return [];
  const kind = received < expected ? 'missing' : 'extra';
  const note = `${goods}：应收 ${expected}，实收 ${received}`;
  return [{ handoffId, kind, bagId: null, note, fileId: null, recordedById }];
}

/** What the crates that were counted say beside those expected; crates that nobody counted did not come. */
export function cratesException(
  { id, expectedCrates: expected, receivedCrates: received }: Handoff,
  recordedById: string,
): Omit<HandoffException, 'id' | 'createdAt'>[] {
  return countException({ expected, received, goods: '周转箱' }, id, recordedById);
}
