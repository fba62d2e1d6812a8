import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import floors from '../floors.json';
import type { Room } from './ground/room';
import { developmentRooms, rooms } from './rooms';

/** A class that the framework or the database is to know of, by its decorator. */
const DECORATED =
  /@(Controller|Injectable|Entity)\((?:[^()]|\([^()]*\))*\)\s*(?:@\w+\([^\n]*\)\s*)*export (?:abstract )?class (\w+)/g;
const KINDS = { Controller: 'controllers', Injectable: 'services', Entity: 'entities' } as const;
type Decorator = keyof typeof KINDS;

/** What is no room: how the tables came to be what they are. */
const NO_ROOM = /^migrations\//;
/** The ground's own are given to the service by `ground-services.ts`, or by a decorator of the ground. */
const GROUND = /^ground\//;

const ARCHITECTURE = join(__dirname, '../../../docs/architecture.md');

const inHouse = floors.flatMap((floor) => floor.rooms);
const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    file.endsWith('.ts') &&
    file.includes('/') &&
    !/[.]spec[.]ts$|\/testing\//.test(file) &&
    !NO_ROOM.test(file),
);
/** The room of a file: the nearest folder of floors.json that it lies in. */
const roomOf = (file: string): string | undefined =>
  inHouse.filter((room) => file.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];

async function namesOf(room: Room, decorator: Decorator): Promise<string[]> {
  const late = decorator === 'Injectable' ? (room.onDemand ?? []) : [];
  const declared: readonly unknown[] = [
    ...(room[KINDS[decorator]] ?? []),
    ...(await Promise.all(late.map((load) => load()))),
  ];
  return declared.flatMap(
    (one) => nameOf(one) ?? Object.values(one as object).flatMap((part) => nameOf(part) ?? []),
  );
}
const nameOf = (one: unknown): string | undefined => (typeof one === 'function' ? one.name : undefined);

describe('the house', () => {
  it('has every file in a room of a floor, but what the ground itself stands on', () => {
    expect(files.filter((file) => !roomOf(file) && !/^ground\/[^/]+$/.test(file))).toEqual([]);
  });

  it('has every room of floors.json', () => {
    expect(inHouse.filter((room) => !existsSync(join(__dirname, room)))).toEqual([]);
  });

  it('is drawn in docs/architecture.md', () => {
    const page = readFileSync(ARCHITECTURE, 'utf8');
    const rows = [...floors]
      .reverse()
      .map(
        ({ floor, what, rooms: on }) =>
          `| ${floor} | ${what} | ${on.map((room) => `\`${room}\``).join(' ')} |`,
      );
    const table = ['| Floor | What it is | Rooms |', '| --- | --- | --- |', ...rows].join('\n');
    const drawn = page.replace(/(<!-- floors: .* -->)[^]*(<!-- \/floors -->)/, `$1\n\n${table}\n\n$2`);
    if (process.env['WRITE_DOCS'] === '1') writeFileSync(ARCHITECTURE, drawn);
    const bare = (text: string) => text.replace(/ +|-{3,}/g, ' ');
    expect(bare(page)).toBe(bare(drawn));
  });

  it('lists its rooms from the ground up, as floors.json has them', async () => {
    const declaring = inHouse.filter((room) => existsSync(join(__dirname, room, 'room.ts')));
    const listed = new Set<unknown>([...rooms, ...developmentRooms]);
    const inOrder = await Promise.all(declaring.map((room) => roomAt(room)));
    expect(inOrder.filter((room) => !listed.has(room))).toEqual([]);
    expect(rooms).toEqual(inOrder.filter((room) => !developmentRooms.includes(room)));
  });

  it('has every controller, service and entity declared by the room that it lies in, once', async () => {
    const found = files.flatMap((file) =>
      [...readFileSync(join(__dirname, file), 'utf8').matchAll(DECORATED)].map(([, decorator, name]) => ({
        file,
        decorator: decorator as Decorator,
        name: name ?? '',
      })),
    );
    expect(found.length).toBeGreaterThan(100);
    const astray: string[] = [];
    for (const { file, decorator, name } of found) {
      const room = roomOf(file) ?? '';
      if (GROUND.test(file) && decorator === 'Injectable') continue;
      const declared = existsSync(join(__dirname, room, 'room.ts'))
        ? await namesOf(await roomAt(room), decorator)
        : [];
      if (!declared.includes(name)) astray.push(`${file}: ${name}`);
    }
    expect(astray).toEqual([]);
    const entities = rooms.flatMap((room) => room.entities ?? []);
    expect(entities.filter((entity, at) => entities.indexOf(entity) !== at)).toEqual([]);
  });
});

async function roomAt(room: string): Promise<Room> {
  const [declared] = Object.values((await import(`./${room}/room`)) as Record<string, Room>);
  if (!declared) throw new Error(`no room in ${room}`);
  return declared;
}
