import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { zoneOf, type PickLineView, type PickListView } from '@cailan/shared-types';
import { Clock } from '../ground/clock';
import { Db } from '../ground/db/db';
import { Sealer } from '../ground/db/sealer';
import { Recipients } from '../ordering/lists/recipients';
import type { Actor } from '../ground/http/endpoint';
import { refuse } from '../ground/refused';
import { WavesService } from '../goods/picking/waves.service';
import { Printer } from '../printing/threads/printer';
import type { PickLine, PickListDoc } from './paper.types';
import { printGroups, type PrintGroup } from './papers.sql';
import { headOf, type PaperHead } from './paper-head';
import type { PrintQuery } from './print-request';
import { matrixGroups, packGroups, type SheetSource } from './sheet-source';

/** A document on its way, with what its reader must know. */
export interface Printed {
  stream: Readable;
  /** As people find it in their downloads. */
  name: string;
  format: 'pdf' | 'xlsx';
  /** Files that the labels were cut into. */
  parts?: number;
  /** From when its rows are; what came later is not in it. */
  asOf?: string;
}

type Format = Printed['format'];

/** Papers of one wave for its supermarket: pick list, pack sheets, sorting matrix (domain §8). */
@Injectable()
export class WavePapersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly waves: WavesService,
    private readonly printer: Printer,
  ) {}

  async pickList(me: Actor, roundId: string, wave: number, format: Format): Promise<Printed> {
    const { round } = await this.waves.reached(me, roundId, wave);
    const list = await this.waves.pickList(me, roundId, wave);
    const communities = new Set(
      (await printGroups(this.db, roundId, wave)).map((group) => group.communityName),
    );
    const doc = pickListDoc(headOf(round), list, [...communities]);
    const name = paperName(round.code, wave, '拣货单');
    return { stream: this.printer.print(`pick-list.${format}`, doc), name, format };
  }

  /** All groups of the wave, or the one asked for. */
  async packSheets(
    me: Actor,
    roundId: string,
    wave: number,
    format: Format,
    query: PrintQuery,
  ): Promise<Printed> {
    const { head, source, name } = await this.sheets(me, roundId, wave, query, '分装单');
    const doc = { ...head, groups: packGroups(source) };
    return { stream: this.printer.print(`pack-sheet.${format}`, doc), name, format };
  }

  async matrix(
    me: Actor,
    roundId: string,
    wave: number,
    format: Format,
    query: PrintQuery,
  ): Promise<Printed> {
    const { head, source, name } = await this.sheets(me, roundId, wave, query, '分拣表');
    const doc = { ...head, groups: matrixGroups(source) };
    return { stream: this.printer.print(`matrix.${format}`, doc), name, format };
  }

  private async sheets(
    me: Actor,
    roundId: string,
    wave: number,
    query: PrintQuery,
    title: string,
  ): Promise<{ head: PaperHead; source: SheetSource; name: string }> {
    const { round } = await this.waves.reached(me, roundId, wave);
    const groups = chosen(await printGroups(this.db, roundId, wave), query);
    const recipients = await Recipients.ofRound(this.db, this.sealer, this.clock, round);
    return {
      head: headOf(round),
      source: { db: this.db, recipients, groups },
      name: paperName(round.code, wave, title, query.groupOrderId && groups[0]?.name),
    };
  }
}

/** The group order asked for, or all of the wave. A group of another wave is not there. */
export function chosen(groups: readonly PrintGroup[], { groupOrderId }: PrintQuery): readonly PrintGroup[] {
  if (groupOrderId === undefined) return groups;
  const group = groups.find(({ id }) => id === groupOrderId);
  return group ? [group] : refuse('not_found');
}

/** `R-261121-01 第1波 分装单 3栋`. */
export function paperName(roundCode: string, wave: number, title: string, part?: string): string {
  return [roundCode, `第${wave}波`, title, part].filter(Boolean).join(' ');
}

function pickListDoc(head: PaperHead, list: PickListView, communities: readonly string[]): PickListDoc {
  const { groups } = list;
  return {
    ...head,
    places: `${communities.slice(0, 4).join('、')}${communities.length > 4 ? ' 等' : ''} ${groups.length} 组`,
    groups: groups.map(({ name }) => name),
    lines: list.lines.map((line) => pickLineOf(line, groups.length)),
  };
}

function pickLineOf(line: PickLineView, groupCount: number): PickLine {
  const perGroup = Array<number>(groupCount).fill(0);
  for (const [group, quantity] of line.split) perGroup[group] = quantity;
  return {
    zone: zoneOf(line),
    shelf: line.shelf,
    product: line.name,
    spec: line.spec,
    quantity: line.quantity,
    unitGrams: line.massGrams || undefined,
    byWeight: line.byWeight,
    perGroup,
  };
}
