import { Injectable } from '@nestjs/common';
import type { GroupQuery } from '@cailan/shared-types';
import { WavesService } from '../goods/picking/waves.service';
import { Clock } from '../ground/clock';
import { Db } from '../ground/db/db';
import { Sealer } from '../ground/db/sealer';
import type { Actor } from '../ground/http/endpoint';
import { refuse } from '../ground/refused';
import { Recipients } from '../ordering/lists/recipients';
import type { Asked } from './paper';
import { headOf, type PaperHead } from './paper-head';
import { printGroups, type PrintGroup } from './print-groups.sql';
import { waveOf } from './wave';

/** What the papers of packed buildings are read with. */
export interface WaveSheets {
  head: PaperHead;
  groups: readonly PrintGroup[];
  recipients: Recipients;
  name: string;
}

/** A wave's buildings for the papers of its supermarket (domain §8). */
@Injectable()
export class WaveSheetsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly waves: WavesService,
  ) {}

  /** All groups of the wave, or the one asked for. @throws Refused `not_found`, `recipients_ended`. */
  async of(me: Actor, { params, query }: Asked, title: string): Promise<WaveSheets> {
    const { id, wave } = waveOf(params);
    const { round } = await this.waves.reached(me, id, wave);
    const groups = chosen(await printGroups(this.db, id, wave), query);
    return {
      head: headOf(round),
      groups,
      recipients: await Recipients.ofRound(this.db, this.sealer, this.clock, round),
      name: paperName(round.code, wave, title, query.groupOrderId && groups[0]?.name),
    };
  }
}

/** The group order asked for, or all of the wave. A group of another wave is not there. */
export function chosen(groups: readonly PrintGroup[], { groupOrderId }: GroupQuery): readonly PrintGroup[] {
  if (groupOrderId === undefined) return groups;
  const group = groups.find(({ id }) => id === groupOrderId);
  return group ? [group] : refuse('not_found');
}

/** `R-261121-01 第1波 分装单 3栋`. */
export function paperName(roundCode: string, wave: number, title: string, part?: string): string {
  return [roundCode, `第${wave}波`, title, part].filter(Boolean).join(' ');
}
