import { Injectable } from '@nestjs/common';
import { pickRows } from '@cailan/shared-types';
import { WavesService } from '../../goods/picking/waves.service';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import type { Asked, PaperSource, Printable } from '../paper';
import { headOf } from '../paper-head';
import { printGroups } from '../print-groups.sql';
import { waveOf } from '../wave';
import { paperName } from '../wave-sheets.service';
import type { PickListDoc } from './rows';

/** A wave's pick list for its supermarket (domain §8). */
@Injectable()
export class PickListSource implements PaperSource<PickListDoc> {
  constructor(
    private readonly db: Db,
    private readonly waves: WavesService,
  ) {}

  async read(me: Actor, { params }: Asked): Promise<Printable<PickListDoc>> {
    const { id, wave } = waveOf(params);
    const { round } = await this.waves.reached(me, id, wave);
    const list = await this.waves.pickList(me, id, wave);
    const communities = new Set((await printGroups(this.db, id, wave)).map((group) => group.communityName));
    const document = {
      ...headOf(round),
      places: placesText([...communities], list.groups.length),
      groups: list.groups.map(({ name }) => name),
      lines: pickRows(list),
    };
    return { document, name: paperName(round.code, wave, '拣货单') };
  }
}

/** "东风社区、向阳社区 12 组". */
function placesText(communities: readonly string[], groups: number): string {
  return `${communities.slice(0, 4).join('、')}${communities.length > 4 ? ' 等' : ''} ${groups} 组`;
}
