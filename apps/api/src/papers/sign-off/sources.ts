import { Injectable } from '@nestjs/common';
import { signOffGroup, signOffRefusal, type PackSheetView, type Post } from '@cailan/shared-types';
import { packSheet } from '../../goods/picking/pack-sheet';
import { pickRound } from '../../goods/picking/picking.sql';
import { scopeWhere, within } from '../../ground/access/scope';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { Recipients } from '../../ordering/lists/recipients';
import type { Asked, PaperSource, Printable } from '../paper';
import { headOf } from '../paper-head';
import { printGroups, type PrintGroup } from '../print-groups.sql';
import { WaveSheetsService, type WaveSheets } from '../wave-sheets.service';
import type { PlacedSignOff, SignOffDoc } from './rows';
import { groupOrderRow, ordersInCare } from './source.sql';

const LOCAL: readonly Post[] = ['grid_leader', 'floor_captain', 'committee', 'community_staff'];
const PLACES = ['community', 'grid', 'building', 'unit', 'delivery_group'] as const;

/** The sheets of a wave, for its supermarket: every building's, or one's. */
@Injectable()
export class WaveSignOffSource implements PaperSource<SignOffDoc> {
  constructor(
    private readonly db: Db,
    private readonly sheets: WaveSheetsService,
  ) {}

  async read(me: Actor, asked: Asked): Promise<Printable<SignOffDoc>> {
    const sheets = await this.sheets.of(me, asked, '发放签收表');
    return { document: { ...sheets.head, groups: this.groups(sheets) }, name: sheets.name };
  }

  private async *groups({ groups, recipients }: WaveSheets): AsyncGenerator<PlacedSignOff[]> {
    for (const group of groups) yield [placed(await packSheet(this.db, recipients, group), group)];
  }
}

/** A building's sheet, for who hands its goods out; for a unit's captain the households of the unit. */
@Injectable()
export class BuildingSignOffSource implements PaperSource<SignOffDoc> {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** @throws Refused `not_found` outside the actor's places, `wrong_status` before it is picked, `recipients_ended`. */
  async read(me: Actor, { params: { id = '' } }: Asked): Promise<Printable<SignOffDoc>> {
    const order = await groupOrderRow(this.db, id);
    const own = await ordersInCare(this.db, id, scopeWhere(me, LOCAL, 'h', PLACES, this.clock));
    if (!order || own.size === 0) within(me, LOCAL, order, this.clock);
    const { roundId, status, wave } = order ?? refuse('not_found');
    refuseIf(signOffRefusal(status));
    const round = (await pickRound(this.db, this.clock, roundId)) ?? refuse('not_found');
    const group =
      (await printGroups(this.db, roundId, wave)).find((each) => each.id === id) ?? refuse('not_found');
    const recipients = await Recipients.ofRound(this.db, this.sealer, this.clock, round);
    const sheet = await packSheet(this.db, recipients, group);
    const households = sheet.households.filter(({ orderId }) => own.has(orderId));
    const document = { ...headOf(round), groups: [[placed({ ...sheet, households }, group)]] };
    return { document, name: `${round.code} 发放签收表 ${group.name}` };
  }
}

function placed(sheet: PackSheetView, { communityName, dropPointName }: PrintGroup): PlacedSignOff {
  return { ...signOffGroup(sheet), community: communityName, dropPoint: dropPointName };
}
