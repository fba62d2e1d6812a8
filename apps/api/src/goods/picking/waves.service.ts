import { Injectable } from '@nestjs/common';
import {
  type PickLineView,
  type PickListView,
  pickMark,
  pickRefusal,
  replaceRefusal,
  waveNames,
  waveRefusal,
  type WaveView,
  wrongStatus,
} from '@cailan/shared-types';
import type { ClientKeyDto, PickResultDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { Round, type Offer } from '../../ordering/rounds/round.entity';
import { rounds } from '../../ordering/rounds/rounds.moves';
import type { PickResult, Wave } from './picking.entity';
import { pickResults, waves } from './picking.moves';
import {
  offerCells,
  pickLine,
  pickLines,
  pickRound,
  waveGroups,
  waveRow,
  type PickRound,
  type WaveGroup,
} from './picking.sql';
import { waveViews } from './waves.sql';

/** A wave as its supermarket may see it. */
export interface ReachedWave {
  round: PickRound;
  wave: Wave;
  groups: WaveGroup[];
}

/** Picking waves of a round: what to take from the shelves, and what was found there (domain §8). */
@Injectable()
export class WavesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The round's waves so far. @throws Refused `not_found` for another supermarket's round. */
  async list(me: Actor, roundId: string): Promise<WaveView[]> {
    within(me, ['supermarket_staff'], await pickRound(this.db, this.clock, roundId), this.clock);
    return waveViews(this.db, roundId);
  }

  /**
   * Begins a wave with every paid group order that is in none. A closed round is fulfilling from then on; one that
   * still takes lists (`first_come`) stays open.
   * @throws Refused `nothing_to_pick`, `wrong_status`, `client_key_reused`.
   */
  async begin(me: Actor, roundId: string, { clientKey }: ClientKeyDto): Promise<PickListView> {
    return this.db.transaction(
      async (tx) => {
        const round = within(me, ['supermarket_staff'], await tx.lockById(Round, roundId), this.clock);
        const write = { actorId: me.personId, action: 'wave.begin', clientKey, body: { roundId } };
        const { repeated, subjectId } = await auditOnce(tx, this.clock, { ...write, subjectId: newId() });
        if (!repeated) return this.take(tx, round, subjectId);
        const earlier = await tx.one<Wave>('SELECT * FROM waves WHERE id = ?', [subjectId]);
        return earlier?.wave ?? refuse('not_found');
      },
      (tx, wave) => this.pickListFrom(tx, me, roundId, wave),
    );
  }

  pickList(me: Actor, roundId: string, wave: number): Promise<PickListView> {
    return this.pickListFrom(this.db, me, roundId, wave);
  }

  private async pickListFrom(sql: Db | Tx, me: Actor, roundId: string, wave: number): Promise<PickListView> {
    const { round, groups } = await this.reached(me, roundId, wave, sql);
    const lines = await pickLines(sql, roundId, wave, groups);
    return {
      roundId,
      roundCode: round.code,
      supermarketName: round.supermarketName,
      wave,
      groups: groups.map(({ id, name, orderCount }) => ({ groupOrderId: id, name, households: orderCount })),
      lines,
      quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    };
  }

  /**
   * Records what was found of one product; again, it replaces the earlier result, if that is the one that was seen.
   * @throws Refused `picked_too_much`, `not_a_substitute`, `pick_changed` with what somebody else recorded, and
   * `wrong_status` once the picking is finished.
   */
  async record(me: Actor, roundId: string, wave: number, dto: PickResultDto): Promise<PickLineView> {
    const { groups } = await this.reached(me, roundId, wave);
    return this.db.transaction(async (tx) => {
      const row = await waveRow(tx, roundId, wave);
      if (row?.finishedAt !== null) throw new Refused(wrongStatus(waveNames, 'picked'));
      const offers = await this.offersOf(tx, roundId, dto);
      const offer = offers.get(dto.offerId) ?? refuse('not_found');
      const cells = await offerCells(tx, roundId, wave, offer.id);
      const ordered = cells.reduce((sum, { quantity }) => sum + quantity, 0);
      if (ordered === 0) refuse('not_found');
      const { pickedQuantity: picked, substituteQuantity = 0, substituteOfferId = '' } = dto;
      refuseIf(
        pickRefusal({
          ordered,
          picked,
          substituteQuantity,
          offer,
          substitute: offers.get(substituteOfferId),
        }),
      );
      const present = await this.present(tx, { roundId, wave, offerId: offer.id });
      refuseIf(replaceRefusal({ ordered, present, seen: dto.seen ?? undefined, sent: dto }));
      const repeated = present && pickMark(present) === pickMark(dto);
      const result = repeated ? present : await this.write(tx, me, { roundId, wave, ordered, dto }, present);
      const indexOf = new Map(groups.map(({ id }, i) => [id, i]));
      const split = cells.map((cell): [number, number] => [
        indexOf.get(cell.groupOrderId) ?? -1,
        cell.quantity,
      ]);
      return { ...pickLine(offer, result), quantity: ordered, split: split.sort((a, b) => a[0] - b[0]) };
    });
  }

  /** The wave, to staff of its supermarket; for others it does not exist. */
  async reached(me: Actor, roundId: string, wave: number, sql: Db | Tx = this.db): Promise<ReachedWave> {
    const found = await pickRound(sql, this.clock, roundId);
    const round = within(me, ['supermarket_staff'], found, this.clock);
    const row = await waveRow(sql, roundId, wave);
    if (!row) refuse('not_found');
    return { round, wave: row, groups: await waveGroups(sql, roundId, wave) };
  }

  private async take(tx: Tx, round: Round, id: string): Promise<number> {
    refuseIf(waveRefusal(round.status));
    const wave = round.waves + 1;
    if ((await groupOrders.pick(tx, round.id, wave)) === 0) refuse('nothing_to_pick');
    await waves.begin(tx, { id, roundId: round.id, wave, startedAt: this.clock.now() });
    await rounds.beginWave(tx, round, wave);
    return wave;
  }

  private async offersOf(tx: Tx, roundId: string, dto: PickResultDto): Promise<Map<string, Offer>> {
    const rows = await tx.many<Offer>('SELECT * FROM offers WHERE roundId = ? AND id IN (?, ?)', [
      roundId,
      dto.offerId,
      dto.substituteOfferId ?? dto.offerId,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private present(
    tx: Tx,
    { roundId, wave, offerId }: Pick<PickResult, 'roundId' | 'wave' | 'offerId'>,
  ): Promise<PickResult | undefined> {
    return tx.one('SELECT * FROM pick_results WHERE roundId = ? AND wave = ? AND offerId = ?', [
      roundId,
      wave,
      offerId,
    ]);
  }

  private async write(
    tx: Tx,
    me: Actor,
    { roundId, wave, ordered, dto }: { roundId: string; wave: number; ordered: number; dto: PickResultDto },
    present: PickResult | undefined,
  ): Promise<PickResult> {
    const substituteQuantity = dto.substituteQuantity ?? 0;
    const found = {
      orderedQuantity: ordered,
      pickedQuantity: dto.pickedQuantity,
      reason: dto.reason ?? '',
      substituteOfferId: substituteQuantity > 0 ? (dto.substituteOfferId ?? null) : null,
      substituteQuantity,
      pickedById: me.personId,
      pickedAt: this.clock.now(),
    };
    const result = { id: present?.id ?? newId(), roundId, wave, offerId: dto.offerId, ...found };
    if (present) await pickResults.replace(tx, result);
    else await pickResults.add(tx, result);
    return result;
  }
}
