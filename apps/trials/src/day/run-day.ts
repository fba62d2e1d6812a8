import { mkdirSync } from 'node:fs';
import { resolve as absolute } from 'node:path';
import { readPlan } from '@cailan/api/plans/plan.file';
import { Cast } from './cast';
import { Client } from './client';
import { Phones } from './phones';
import { Printer } from './printer';
import { StageClock, type StageTime } from './stage-clock';
import { chapters, ordering } from './stages';
import { reconcile } from './stages/refunding';
import type { Progress } from './progress';
import type { Day, DayGroup, DayHousehold } from './world';

/** Connections, and so clients at a time. */
const CLIENTS = 24;

export interface PlayOptions {
  url: string;
  /** The plan that the service has loaded. */
  planFile: string;
  seed: number;
  out: string;
  progress: Progress;
  clients?: number;
  /** Of so many rounds of a window the papers are printed; left out: of all. */
  papersOf?: number;
  /** The service's processor time so far, in seconds; undefined where it runs elsewhere. */
  serviceCpu?: () => number | undefined;
}

export interface Played {
  day: Day;
  stages: StageTime[];
}

/** Plays the plan's whole day through the service at `url`. @throws the first failure, naming its stage. */
export async function playDay(options: PlayOptions): Promise<Played> {
  const client = new Client(options.url, options.clients ?? CLIENTS);
  const clock = new StageClock(client, options.serviceCpu ?? (() => undefined));
  try {
    const day = await gather(client, options);
    for (const { name, play } of ordering) await timed(day, name, clock, () => play(day));
    const printer = new Printer(day, options.papersOf);
    for (const chapter of chapters)
      for (const window of day.windows) {
        for (const { name, play, papers } of chapter) {
          await timed(day, name, clock, () => play(day, window));
          if (papers) printer.add(window, papers);
        }
      }
    await timed(day, 'bills', clock, () => reconcile(day));
    await timed(day, 'papers', clock, () => printer.finish());
    clock.extend('papers', printer.seconds);
    return { day, stages: clock.times };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** Plays one stage and adds its time and requests to those of the same name. */
async function timed(day: Day, name: string, clock: StageClock, play: () => Promise<void>): Promise<void> {
  const { progress } = day;
  progress.start(name, 0);
  const end = clock.begin(name);
  try {
    await play();
  } catch (error) {
    progress.stop(`${name}: failed`);
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  progress.stop(end());
}

/** Everyone of the plan, matched with the people that the service knows. */
async function gather(
  client: Client,
  { planFile, seed, out, progress, clients = CLIENTS }: PlayOptions,
): Promise<Day> {
  mkdirSync(out, { recursive: true });
  const { plan, rules } = readPlan(absolute(planFile));
  const { sandboxUrl } = await client.call('GET /development/wechat', {});
  if (!sandboxUrl) throw new Error('the service has no stand-in for WeChat: nobody could pay');
  const phones = new Phones(sandboxUrl);
  const cast = new Cast(client, phones);
  const residents = await cast.of('resident');
  if (residents.length !== plan.households.length)
    throw new Error(`the service has ${residents.length} households, the plan ${plan.households.length}`);
  const households = plan.households.map((planned, index): DayHousehold => {
    const resident = residents[index];
    if (resident?.scopeName !== planned.door)
      throw new Error(`the service's people are not the plan's: ${planned.door}`);
    return {
      index,
      id: resident.scopeId,
      personId: resident.id,
      planned,
      windowId: '',
      basket: [],
      version: 0,
      orderIds: [],
      proxy: false,
      asks: false,
    };
  });
  const groups = groupsOf(plan, households);
  return {
    client,
    clients,
    cast,
    phones,
    plan,
    rules,
    seed,
    out,
    progress,
    households,
    groups,
    windows: [],
    openBags: [],
    clockMs: 0,
    counts: { households: households.length },
    money: {},
  };
}

function groupsOf(plan: Day['plan'], households: readonly DayHousehold[]): Map<string, DayGroup> {
  const byResident = new Map(households.map(({ planned, personId }) => [planned.residentCode, personId]));
  const groups = new Map<string, DayGroup>();
  for (const { code, name, placeCode, kind } of plan.deliveryGroups) {
    const scope = kind === 'building' || kind === 'unit' ? placeCode : code;
    const post = (deputy: boolean) =>
      plan.grants.find(
        (grant) => grant.role === 'floor_captain' && grant.scopeCode === scope && grant.deputy === deputy,
      )?.personCode ?? '';
    groups.set(code, {
      code,
      name,
      captainId: byResident.get(post(false)) ?? '',
      deputyId: byResident.get(post(true)) ?? '',
      households: [],
    });
  }
  for (const household of households)
    groups.get(household.planned.deliveryGroupCode)?.households.push(household);
  return groups;
}
