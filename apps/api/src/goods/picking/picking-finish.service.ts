import { Injectable } from '@nestjs/common';
import {
  finishRefusal,
  shareShortage,
  wishOutcomes,
  type PickingOutcomeView,
  type PickLineView,
} from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../../messages/messages';
import { shortPickSeed } from '../../ordering/rounds/draw-secret';
import { rounds } from '../../ordering/rounds/rounds.moves';
import { cutMessages } from './cut-messages';
import { writeCuts, type Cut } from './cuts.sql';
import { waves } from './picking.moves';
import { pickLines, waitingLines, waveRow, type PickRound, type WaitingLine } from './picking.sql';
import { WavesService, type ReachedWave } from './waves.service';

/** A household has half an hour to answer a proposed substitute. */
const ASK_SECONDS = 30 * 60;

/** Closes a wave's picking: what is missing is shared among the households and decided by each line's wish (domain §8). */
@Injectable()
export class PickingFinishService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly waves: WavesService,
  ) {}

  /** Finishing twice is finishing once, with the same outcome. @throws Refused `pick_incomplete` with the count. */
  async finish(me: Actor, roundId: string, wave: number): Promise<PickingOutcomeView> {
    const reached = await this.waves.reached(me, roundId, wave);
    return this.db.transaction(async (tx) => {
      const row = (await waveRow(tx, roundId, wave)) ?? refuse('not_found');
      if (row.finishedAt) return outcomeOf(tx, row.id);
      const now = this.clock.now();
      const cuts = await this.cuts(tx, reached, this.askUntil(reached, now));
      await writeCuts(tx, cuts);
      await tell(tx, this.clock, cutMessages(reached.round.code, cuts));
      const asked = cuts.find(({ askUntil }) => askUntil !== null);
      if (asked?.askUntil)
        await this.jobs.add(
          tx,
          'picking.ask-deadline',
          { roundId },
          asked.askUntil,
          `ask-deadline:${row.id}`,
        );
      await waves.finish(tx, row.id, now);
      await rounds.fulfil(tx, roundId);
      const facts = outcome(wave, cuts);
      await audit(tx, this.clock, { actorId: me.personId, action: 'wave.finish', subjectId: row.id, facts });
      return facts;
    });
  }

  /** Until when households may be asked; null when the window has begun and there is no time left. */
  private askUntil({ round }: ReachedWave, now: string): string | null {
    const later = this.clock.in(ASK_SECONDS);
    const until = later < round.windowStartAt ? later : round.windowStartAt;
    return now < until ? until : null;
  }

  private async cuts(tx: Tx, { round, wave, groups }: ReachedWave, askUntil: string | null): Promise<Cut[]> {
    const lines = await pickLines(tx, round.id, wave.wave, groups);
    refuseIf(finishRefusal(lines));
    const names = await this.names(tx, round.id);
    const cuts: Cut[] = [];
    for (const line of lines) {
      if ((line.pickedQuantity ?? 0) >= line.quantity) continue;
      const waiting = await waitingLines(tx, round.id, wave.wave, line.offerId);
      cuts.push(
        ...productCuts(round, line, waiting, names.get(line.substituteOfferId ?? '') ?? '', askUntil),
      );
    }
    return cuts;
  }

  private async names(tx: Tx, roundId: string): Promise<Map<string, string>> {
    const rows = await tx.many<{ id: string; name: string }>(
      'SELECT id, name FROM offers WHERE roundId = ?',
      [roundId],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** One short product: its units shared by the round's rule, what is missing decided by each line's wish. */
function productCuts(
  round: PickRound,
  line: PickLineView,
  waiting: readonly WaitingLine[],
  substituteName: string,
  askUntil: string | null,
): Cut[] {
  const { offerId, name, substituteOfferId } = line;
  const shares = shareShortage(
    line.pickedQuantity ?? 0,
    waiting,
    round.shortageRule,
    shortPickSeed(round.drawSecret ?? round.id),
  );
  const cut = waiting
    .map((each) => ({ ...each, cut: each.quantity - (shares.get(each.lineId) ?? 0) }))
    .filter((each) => each.cut > 0);
  const householdOf = new Map(cut.map(({ lineId, householdId }) => [lineId, householdId]));
  return wishOutcomes(cut, line.substituteQuantity, askUntil !== null).map(
    ({ lineId, short, substituted, asked }) => ({
      lineId,
      offerId,
      householdId: householdOf.get(lineId) ?? '',
      name,
      short,
      substituted,
      substituteOfferId: substituted > 0 || asked ? substituteOfferId : null,
      substituteName,
      askUntil: asked ? askUntil : null,
    }),
  );
}

function outcome(wave: number, cuts: readonly Cut[]): PickingOutcomeView {
  return {
    wave,
    shortProducts: new Set(cuts.map(({ offerId }) => offerId)).size,
    shortLines: cuts.filter(({ short, askUntil }) => short > 0 && askUntil === null).length,
    substitutedLines: cuts.filter(({ substituted }) => substituted > 0).length,
    askedLines: cuts.filter(({ askUntil }) => askUntil !== null).length,
  };
}

/** The outcome as it was recorded by the first finish. */
async function outcomeOf(tx: Tx, waveId: string): Promise<PickingOutcomeView> {
  const entry = await tx.one<{ factsJson: string }>(
    `SELECT factsJson FROM audit_entries WHERE subjectId = ? AND action = 'wave.finish'`,
    [waveId],
  );
  return JSON.parse(entry?.factsJson ?? '{}') as PickingOutcomeView;
}
