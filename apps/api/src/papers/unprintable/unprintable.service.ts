import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import type { UnprintableView } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { Sealer } from '../../ground/db/sealer';
import { Recipients } from '../../ordering/lists/recipients';
import type { Actor } from '../../ground/http/endpoint';
import { WavesService } from '../../goods/picking/waves.service';
import { CodedCharacters } from './coded-characters';
import { labelDoor } from '../compound';
import { printGroups, type PrintGroup } from '../print-groups.sql';
import { printedHouseholds, printedOffers, type PrintedHousehold } from './unprintable.sql';

/** Opening seals takes its time: after this many others get theirs. */
const OPENED_AT_ONCE = 250;

/** A text that stands on a wave's papers, and how the staff find it there. */
type Printed = Omit<UnprintableView, 'characters'> & { text: string };

/** What of a wave's papers is printed as a code, for want of a face, and must be written by hand. */
@Injectable()
export class UnprintableService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly waves: WavesService,
    private readonly coded: CodedCharacters,
  ) {}

  /**
   * The supermarket's name, then in walking and stair order, then products; all of it, since each is written by hand.
   * @throws Refused `not_found` for another supermarket's wave, `recipients_ended` once its households are not shown.
   */
  async ofWave(me: Actor, roundId: string, wave: number): Promise<UnprintableView[]> {
    const { round } = await this.waves.reached(me, roundId, wave);
    const recipients = await Recipients.ofRound(this.db, this.sealer, this.clock, round);
    const { supermarketName } = round;
    const printed: Printed[] = [{ what: 'shop', where: supermarketName, text: supermarketName }];
    for (const group of await printGroups(this.db, roundId, wave)) {
      const households = await printedHouseholds(this.db, group.id);
      printed.push(...groupTexts(group));
      for (const [i, household] of households.entries()) {
        if (i % OPENED_AT_ONCE === 0) await setImmediate();
        printed.push(...householdTexts(household, group, recipients));
      }
    }
    for (const { name, spec } of await printedOffers(this.db, roundId, wave))
      printed.push({ what: 'product', where: name, text: `${name} ${spec}` });
    return this.unprintable(printed);
  }

  private async unprintable(printed: readonly Printed[]): Promise<UnprintableView[]> {
    const coded = await this.coded.of(printed.map(({ text }) => text));
    return printed
      .map(({ what, where }, i) => ({ what, where, characters: coded[i] ?? [] }))
      .filter(({ characters }) => characters.length > 0);
  }
}

function groupTexts({ name, dropPointName, communityName }: PrintGroup): Printed[] {
  return [{ what: 'group', where: name, text: `${name} ${dropPointName} ${communityName}` }];
}

function householdTexts(row: PrintedHousehold, group: PrintGroup, recipients: Recipients): Printed[] {
  const where = labelDoor(row.door, row.address ?? group.name, group.compoundsAtPoint);
  const place = recipients.place({ room: row.address ?? row.door, building: '' });
  const texts: Printed[] = [
    { what: 'door', where, text: `${where} ${row.unit} ${place}` },
    { what: 'name', where, text: recipients.shown(row).name },
    { what: 'note', where, text: recipients.note(row) },
  ];
  return texts.filter(({ text }) => text !== '');
}
