import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  applyRosterRefusal,
  cleanText,
  discardRosterRefusal,
  rosterFaultText,
  sortByDoor,
  undoRosterRefusal,
  type Post,
  type RosterRowState,
  type RosterRowView,
  type RosterView,
} from '@cailan/shared-types';
import { scopeWhere, within } from '../../ground/access/scope';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import type { Actor } from '../../ground/http/endpoint';
import type { Page, Paging } from '../../ground/http/pages';
import { refuse, refuseIf } from '../../ground/refused';
import { Place } from '../places/place.entity';
import { compare, type Outcome } from './compare';
import { loadCommunity, type LoadedCommunity } from './load-community';
import type { ReadRoster } from './reading/roster-row';
import { contentOf, openContent, rowView, sealContent } from './roster-content';
import { RosterImport, type RosterRow } from './roster.entity';
import { RosterReader } from './roster-reader';
import { rosters } from './rosters.moves';
import { rosterView } from './roster-view';
import { communityRow } from './rosters.sql';
import { undoRoster } from './undo-roster';
import { writeRoster } from './write-roster';

const KEEPERS: readonly Post[] = ['community_staff', 'district_admin'];
const NAME_MOST = 100;
/** Of buildings, sheets and headings, which a column must hold. */
const LISTED = 100;
const AT_ONCE = 2_000;
const STATES: readonly RosterRowState[] = ['unreadable', 'new', 'changed', 'same'];

/** Rosters: a file is shown as what it would do, written once, and taken back as one. */
@Injectable()
export class RostersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly reader: RosterReader,
  ) {}

  /**
   * Reads a file and says what each row would do; nothing is written of it.
   * @throws Refused `not_found`, `roster_unreadable` with the place in the file, `roster_no_drop_point`, `busy`.
   */
  async preview(me: Actor, communityId: string, fileName: string, body: unknown): Promise<RosterView> {
    const place = within(me, KEEPERS, scoped(await communityRow(this.db, communityId)), this.clock);
    const bytes = Buffer.isBuffer(body) ? body : refuse('unsupported_media_type');
    const name = cleanText(fileName).slice(-NAME_MOST) || '名册';
    const read = await this.reader.read(name, bytes);
    if ('fault' in read)
      return refuse('roster_unreadable', {
        sentence: rosterFaultText(name, read.fault),
        file: name,
        ...read.fault,
      });
    const id = newId();
    const fileHash = createHash('sha256').update(bytes).digest('hex');
    return this.db.transaction(
      async (tx) => {
        const community = await this.community(tx, place);
        const outcomes = compare(read.roster.lines, community.known);
        await rosters.show(
          tx,
          this.shown(me, { id, fileName: name, fileHash }, community, read.roster, outcomes),
        );
        await this.keepRows(tx, id, outcomes);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'roster.preview',
          subjectId: id,
          facts: { rows: outcomes.length },
        });
      },
      (tx) => this.view(tx, id),
    );
  }

  async list(me: Actor, paging: Paging): Promise<Page<RosterView[]>> {
    const NEWEST = [{ sql: 'i.id', of: 'id', descending: true }];
    const where = scopeWhere(me, KEEPERS, 'i', ['community', 'street', 'district'], this.clock);
    const cut = paging.cut(NEWEST);
    const found = await this.db.many<RosterImport>(
      `SELECT i.* FROM roster_imports i WHERE ${where.sql} AND ${cut.where} ${cut.tail}`,
      [...where.values, ...cut.values],
    );
    const page = paging.page(NEWEST, found);
    return page.with(await Promise.all(page.reply.map((roster) => rosterView(this.db, this.sealer, roster))));
  }

  async get(me: Actor, id: string): Promise<RosterView> {
    return rosterView(this.db, this.sealer, await this.own(this.db, me, id));
  }

  async rows(
    me: Actor,
    id: string,
    state: RosterRowState | undefined,
    paging: Paging,
  ): Promise<Page<RosterRowView[]>> {
    const IN_ORDER = [{ sql: 'sort', of: 'sort', kind: 'number' as const }];
    const { fileName } = await this.own(this.db, me, id);
    const cut = paging.cut(IN_ORDER);
    const states = state && STATES.includes(state) ? [state] : STATES;
    const found = await this.db.many<RosterRow>(
      `SELECT * FROM roster_rows WHERE importId = ? AND state IN (${states.map(() => '?').join(', ')})
         AND ${cut.where} ${cut.tail}`,
      [id, ...states, ...cut.values],
    );
    const page = paging.page(IN_ORDER, found);
    return page.with(page.reply.map((row) => rowView(row, fileName, this.sealer)));
  }

  /**
   * Writes what was shown, whole or not at all; said again it is done already.
   * @throws Refused `not_found`, `wrong_status`, `roster_nothing_readable`, `roster_stale` where places have changed since.
   */
  apply(me: Actor, id: string): Promise<RosterView> {
    return this.acted(me, id, 'roster.apply', async (tx, roster, place) => {
      if (roster.status === 'applied') return;
      refuseIf(applyRosterRefusal(roster));
      const rows = await tx.many<RosterRow>('SELECT * FROM roster_rows WHERE importId = ? ORDER BY sort', [
        id,
      ]);
      const community = await this.community(tx, place);
      const outcomes = compare(
        rows.map((row) => openContent(row, this.sealer).line),
        community.known,
      );
      if (hashOf(outcomes) !== roster.outcomeHash) refuse('roster_stale');
      const now = this.clock.now();
      const made = await writeRoster(tx, community, outcomes, { importId: id, sealer: this.sealer, now });
      await rosters.name(
        tx,
        made.map(({ sort, householdId }) => ({ id: rows[sort]?.id ?? '', householdId })),
      );
      await rosters.apply(tx, id, now);
    });
  }

  /** Takes back all that it wrote. @throws Refused `not_found`, `wrong_status`, `roster_in_use`. */
  undo(me: Actor, id: string): Promise<RosterView> {
    return this.acted(me, id, 'roster.undo', async (tx, roster) => {
      if (roster.status === 'undone') return;
      refuseIf(undoRosterRefusal(roster));
      await undoRoster(tx, roster, this.sealer);
      await rosters.undo(tx, id, this.clock.now());
    });
  }

  discard(me: Actor, id: string): Promise<RosterView> {
    return this.acted(me, id, 'roster.discard', async (tx, roster) => {
      if (roster.status === 'discarded') return;
      refuseIf(discardRosterRefusal(roster));
      await rosters.discard(tx, id, this.clock.now());
    });
  }

  /** One act on a roster: those of a community take turns behind its row. */
  private acted(
    me: Actor,
    id: string,
    action: string,
    act: (tx: Tx, roster: RosterImport, community: Place) => Promise<void>,
  ): Promise<RosterView> {
    return this.db.transaction(
      async (tx) => {
        const { communityId } = await this.own(tx, me, id);
        const place = (await tx.lockById(Place, communityId)) ?? refuse('not_found');
        const roster = (await tx.lockById(RosterImport, id)) ?? refuse('not_found');
        await act(tx, roster, place);
        await audit(tx, this.clock, { actorId: me.personId, action, subjectId: id });
      },
      (tx) => this.view(tx, id),
    );
  }

  private async own(sql: Reader, me: Actor, id: string): Promise<RosterImport> {
    const roster = await sql.one<RosterImport>('SELECT * FROM roster_imports WHERE id = ?', [id]);
    return within(me, KEEPERS, roster, this.clock);
  }

  private async view(tx: Tx, id: string): Promise<RosterView> {
    const roster = await tx.one<RosterImport>('SELECT * FROM roster_imports WHERE id = ?', [id]);
    return rosterView(tx, this.sealer, roster ?? refuse('not_found'));
  }

  private async community(tx: Tx, place: Place): Promise<LoadedCommunity> {
    const community = await loadCommunity(tx, place, this.sealer, this.clock.now());
    if (community.dropPoints.length === 0 && community.groups.length === 0)
      refuse('roster_no_drop_point', { community: place.name });
    return community;
  }

  private shown(
    me: Actor,
    file: Pick<RosterImport, 'id' | 'fileName' | 'fileHash'>,
    { place, known }: LoadedCommunity,
    read: ReadRoster,
    outcomes: readonly Outcome[],
  ): RosterImport {
    const count = (state: RosterRowState) => outcomes.filter((one) => one.state === state).length;
    const named = new Set(outcomes.flatMap(({ household }) => household?.id ?? []));
    const buildings = new Set(
      outcomes.flatMap(({ target }) => (target?.buildingId === null ? [target.building] : [])),
    );
    return {
      ...file,
      districtId: place.districtId,
      streetId: place.streetId,
      communityId: place.id,
      status: 'previewed',
      totalRows: outcomes.length,
      newRows: count('new'),
      changedRows: count('changed'),
      sameRows: count('same'),
      unreadableRows: count('unreadable'),
      notNamed: known.households.filter(({ id }) => !named.has(id)).length,
      outcomeHash: hashOf(outcomes),
      buildingsJson: JSON.stringify(sortByDoor([...buildings], (name) => name).slice(0, LISTED)),
      faultsJson: JSON.stringify(read.faults.slice(0, LISTED)),
      unusedJson: JSON.stringify(
        [...new Set(read.unused.flatMap(({ headings }) => headings))].slice(0, LISTED),
      ),
      byId: me.personId,
      createdAt: this.clock.now(),
      appliedAt: null,
      endedAt: null,
    };
  }

  /** A few thousand at a time, so that they are never in memory all together. */
  private async keepRows(tx: Tx, importId: string, outcomes: readonly Outcome[]): Promise<void> {
    const createdAt = this.clock.now();
    for (let start = 0; start < outcomes.length; start += AT_ONCE) {
      const rows = outcomes.slice(start, start + AT_ONCE).map((outcome, i): RosterRow => {
        const id = newId();
        const contentSealed = sealContent(contentOf(outcome), id, this.sealer);
        const householdId = outcome.household?.id ?? null;
        return { id, importId, sort: start + i, state: outcome.state, householdId, contentSealed, createdAt };
      });
      await rosters.addRows(tx, rows);
    }
  }
}

const scoped = (place: Place | undefined) => place && { ...place, communityId: place.id };

/** What a roster would do, in one number: what is written is what was seen. */
function hashOf(outcomes: readonly Outcome[]): string {
  const hash = createHash('sha256');
  for (const { state, address, remark, household, target } of outcomes)
    hash.update(JSON.stringify([state, address, remark, household?.id, target?.gridId, target?.buildingId]));
  return hash.digest('hex');
}
