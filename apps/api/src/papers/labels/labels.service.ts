import { Injectable } from '@nestjs/common';
import { AS_OF_HEADER, type Done, type LabelQuery } from '@cailan/shared-types';
import type { LabelsPrintedDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import { Recipients } from '../../ordering/lists/recipients';
import type { Actor } from '../../ground/http/endpoint';
import { refuse } from '../../ground/refused';
import type { PickRound } from '../../goods/picking/picking.sql';
import { WavesService } from '../../goods/picking/waves.service';
import type { Printable } from '../paper';
import { headOf } from '../paper-head';
import { printGroups, type PrintGroup } from '../print-groups.sql';
import { numberIn } from '../print-request';
import { chosen, paperName } from '../wave-sheets.service';
import { splitLabelFiles } from './label-files';
import { labelBatches, type LabelGroup } from './label-source';
import type { LabelDoc, LabelPaper } from './rows';
import { bagsOfOrder, countPrints } from './source.sql';

/** Labels of a wave's packed bags (domain §8, A8): which there are, as files, and which were printed. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly waves: WavesService,
  ) {}

  /**
   * What somebody at the printer says was printed: from now on these labels are reprints. Bags that were made after
   * its rows were read (`asOf`, from the file's answer) are not among them.
   */
  async printed(me: Actor, roundId: string, wave: number, dto: LabelsPrintedDto): Promise<Done> {
    const { clientKey, asOf, part, ...which } = dto;
    const query = { ...which, firstBag: textOf(which.firstBag), lastBag: textOf(which.lastBag) };
    const { groups } = await this.groups(me, roundId, wave, query);
    const file =
      part === undefined ? undefined : splitLabelFiles(groups.map(({ labels }) => labels))[part - 1];
    const chosen = part === undefined ? groups : groups.slice(file?.from ?? 0, file?.to ?? 0);
    await this.db.transaction(async (tx) => {
      const body = { roundId, wave, ...dto };
      const write = { actorId: me.personId, action: 'labels.printed', clientKey, body, subjectId: roundId };
      if ((await auditOnce(tx, this.clock, write)).repeated) return;
      for (const { id, bags } of [...chosen].sort((a, b) => (a.id < b.id ? -1 : 1)))
        await countPrints(tx, id, bags, asOf);
    });
    return { done: true };
  }

  /** The groups asked for, each with its labels: all of its bags, some by their numbers, or one household's. */
  async groups(me: Actor, roundId: string, wave: number, query: LabelQuery): Promise<Labelled> {
    const { round } = await this.waves.reached(me, roundId, wave);
    const first = numberIn(query, 'firstBag');
    const last = numberIn(query, 'lastBag');
    const all = await printGroups(this.db, roundId, wave);
    const { orderId } = query;
    if (orderId !== undefined) return { round, groups: [await this.groupOfOrder(all, orderId)] };
    const groups = chosen(all, query).map((group) => {
      const bags = { orderId, first, last: Math.min(last, group.bagCount) };
      return { ...group, bags, labels: Math.max(0, bags.last - first + 1) };
    });
    return { round, groups };
  }

  /** A household of another wave, or one without a bag, has no labels here. */
  private async groupOfOrder(groups: readonly PrintGroup[], orderId: string): Promise<LabelGroup> {
    const packed = await bagsOfOrder(this.db, orderId);
    const group = groups.find(({ id }) => id === packed?.groupOrderId);
    if (!packed || !group) refuse('not_found');
    return { ...group, bags: { orderId, first: 1, last: group.bagCount }, labels: Number(packed.count) };
  }

  /** A file of these labels. @throws Refused `recipients_ended` once the round's households are not shown. */
  async file(
    round: PickRound,
    wave: number,
    { groups, paper, part, file }: LabelJob,
  ): Promise<Printable<LabelDoc>> {
    const recipients = await Recipients.ofRound(this.db, this.sealer, this.clock, round);
    const document = {
      ...headOf(round),
      paper,
      count: groups.reduce((sum, { labels }) => sum + labels, 0),
      part: file,
      labels: labelBatches({ db: this.db, recipients, groups }),
    };
    const headers = { [AS_OF_HEADER]: round.readAt, ...(file && { 'x-parts': String(file.of) }) };
    return { document, name: paperName(round.code, wave, '标签', part), headers };
  }
}

const textOf = (value: number | undefined) => (value === undefined ? undefined : String(value));

/** Groups with the labels asked for, and the round from whose reading on they are. */
interface Labelled {
  round: PickRound;
  groups: LabelGroup[];
}

/** One file of labels. */
interface LabelJob {
  paper: LabelPaper;
  groups: readonly LabelGroup[];
  part?: string;
  file?: { index: number; of: number };
}
