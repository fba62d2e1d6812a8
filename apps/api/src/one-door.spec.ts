import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import floors from '../floors.json';
import { entityWritesOf, textsOf } from './ground/db/testing/statements';
import { statusTables } from './ground/db/status-table';
import type { Room } from './ground/room';

/** What is no room: how the tables came to be what they are, and what tests them. */
const NO_ROOM = /(?:^|\/)migrations\/|[.]spec[.]ts$|\/testing\//;
const WRITE =
  /\b(?:INSERT\s+(?:OR\s+\w+\s+|IGNORE\s+)?INTO|REPLACE\s+INTO|(?<!FOR\s+)UPDATE|DELETE\s+FROM)\s+(\$\{\}|[a-z_]+)(?=\s)/g;
/** A statement whose table is put in at run time may write any; the database's own room alone serves all of them. */
const ANY = '${}';
const FOR_ALL = 'ground/db';

const inHouse = floors.flatMap((floor) => floor.rooms);
const roomOf = (file: string): string =>
  inHouse.filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0] ?? file;

const owned = inHouse.flatMap((room) => {
  if (!existsSync(join(__dirname, room, 'room.ts'))) return [];
  const declared = jest.requireActual<Record<string, Room>>(`./${room}/room`);
  const entities = Object.values(declared).flatMap((each) => each.entities ?? []);
  return entities.map((entity) => ({
    room,
    entity: entity.name,
    table: getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name ?? '',
  }));
});

interface Write {
  table: string;
  file: string;
  at: string;
}

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !NO_ROOM.test(file),
);
const writes = sources.flatMap(writesOf);

function writesOf(file: string): Write[] {
  const source = readFileSync(join(__dirname, file), 'utf8');
  const write = (table: string, line: number) => ({ table, file, at: `${file}:${line}` });
  const bySql = textsOf(file, source).flatMap(({ line, text }) =>
    [...text.matchAll(WRITE)].map(([, table = '']) => write(table, line)),
  );
  const byEntity = entityWritesOf(file, source).flatMap(({ line, entity }) =>
    tablesOf(entity).map((table) => write(table, line)),
  );
  return [...bySql, ...byEntity];
}

/** The table of a class that is named, or told by its own name; other calls than of the database's acts have none. */
function tablesOf(entity: string): string[] {
  if (entity === ANY) return [ANY];
  return owned.filter((row) => row.entity === entity || row.table === entity).map(({ table }) => table);
}

/** Where others than `room` write the table. */
const strangers = (table: string, room: string): string[] =>
  writes.filter((write) => write.table === table && roomOf(write.file) !== room).map(({ at }) => at);

describe('a table is written by one room', () => {
  it.each(owned.map(({ table, room }) => [table, room] as const))('%s by %s', (table, room) => {
    expect(strangers(table, room)).toEqual([]);
  });

  it('and none by a name that a statement is told', () => {
    expect(strangers(ANY, FOR_ALL)).toEqual([]);
  });

  it('by acts that have a name: in its room’s x.moves.ts', () => {
    const elsewhere = writes.filter(({ file }) => !file.endsWith('.moves.ts') && roomOf(file) !== FOR_ALL);
    expect(elsewhere.map(({ at }) => at)).toEqual([]);
  });

  it('and no status is written past its table', () => {
    const tables = owned.filter(({ entity }) => statusTables.some((one) => one.entity.name === entity));
    expect(tables).toHaveLength(statusTables.length);
    const sets = new RegExp(
      `\\bUPDATE\\s+(${tables.map(({ table }) => table).join('|')})\\s+SET\\b(?:(?:(?!\\bWHERE\\b)[^])*,)?\\s*status\\s*=`,
    );
    expect('UPDATE rounds SET closedAt = ?, status = ? WHERE id = ?').toMatch(sets);
    expect('UPDATE rounds SET status = ?').toMatch(sets);
    const past = sources.flatMap((file) =>
      textsOf(file, readFileSync(join(__dirname, file), 'utf8')).flatMap(({ line, text }) =>
        sets.test(text) ? [`${file}:${line}`] : [],
      ),
    );
    expect(past).toEqual([]);
  });

  it('and there are such', () => {
    expect(writes.length).toBeGreaterThan(150);
    const written = new Set(writes.map(({ table }) => table));
    expect(owned.filter(({ table }) => !written.has(table)).map(({ table }) => table)).toEqual([]);
  });
});
