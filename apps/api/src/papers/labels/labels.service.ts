import { Injectable } from '@nestjs/common';
import type { Done } from '@cailan/shared-types';
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
import { Printer } from '../../printing/threads/printer';
import type { LabelDoc, LabelPaper } from '../paper.types';
import { chosen, paperName, type Printed } from '../wave-papers.service';
import { bagsOfOrder, countPrints, printGroups, type PrintGroup } from '../papers.sql';
import { splitLabelFiles } from './label-files';
import { labelBatches, type LabelGroup } from './label-source';
import { headOf } from '../paper-head';
import { numberIn, type PrintQuery } from '../print-request';

const CELLS = { min: 1, max: 24, absent: 1 };
const OFFSET_MM = { min: -20, max: 20, absent: 0 };
const PARTS = { min: 1, max: 999_999, absent: 1 };
const FIRST_BAG = { min: 1, max: 999_999, absent: 1 };
const LAST_BAG = { min: 1, max: 999_999, absent: 999_999 };

/** Labels of a wave's packed bags (domain §8, A8): stickers on A4, or files for a 60 × 40 mm label printer. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly waves: WavesService,
    private readonly printer: Printer,
  ) {}

  /** One file. A sheet that was begun goes on at its cell `from`, 1 to 24. */
  async sheets(me: Actor, roundId: string, wave: number, query: PrintQuery): Promise<Printed> {
    const paper = {
      kind: 'sheet',
      startCell: numberIn(query, 'from', CELLS) - 1,
      offsetMm: { x: numberIn(query, 'offsetX', OFFSET_MM), y: numberIn(query, 'offsetY', OFFSET_MM) },
    } as const;
    const { round, groups } = await this.groups(me, roundId, wave, query);
    return this.print(round, wave, { paper, groups, part: query.groupOrderId && groups[0]?.name });
  }

  /** Part `part` of the files, each of at most 2,000 labels and cut between buildings. */
  async roll(me: Actor, roundId: string, wave: number, query: PrintQuery): Promise<Printed> {
    const index = numberIn(query, 'part', PARTS);
    const { round, groups } = await this.groups(me, roundId, wave, query);
    const files = splitLabelFiles(groups.map(({ labels }) => labels));
    const file = files[index - 1] ?? refuse('not_found');
    const printed = await this.print(round, wave, {
      paper: { kind: 'roll' },
      groups: groups.slice(file.from, file.to),
      part: `${index}-${files.length}`,
      file: { index, of: files.length },
    });
    return { ...printed, parts: files.length };
  }

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
  private async groups(me: Actor, roundId: string, wave: number, query: PrintQuery): Promise<Labelled> {
    const { round } = await this.waves.reached(me, roundId, wave);
    const first = numberIn(query, 'firstBag', FIRST_BAG);
    const last = numberIn(query, 'lastBag', LAST_BAG);
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

  private async print(round: PickRound, wave: number, job: PrintJob): Promise<Printed> {
    const { groups, paper } = job;
    const recipients = await Recipients.ofRound(this.db, this.sealer, this.clock, round);
    const doc: LabelDoc = {
      ...headOf(round),
      paper,
      count: groups.reduce((sum, { labels }) => sum + labels, 0),
      part: job.file,
      labels: labelBatches({ db: this.db, recipients, groups }),
    };
    const name = paperName(round.code, wave, '标签', job.part);
    return { stream: this.printer.print('labels.pdf', doc), name, format: 'pdf', asOf: round.readAt };
  }
}

const textOf = (value: number | undefined) => (value === undefined ? undefined : String(value));

/** Groups with the labels asked for, and the round from whose reading on they are. */
interface Labelled {
  round: PickRound;
  groups: LabelGroup[];
}

interface PrintJob {
  paper: LabelPaper;
  groups: readonly LabelGroup[];
  part?: string;
  file?: { index: number; of: number };
}
