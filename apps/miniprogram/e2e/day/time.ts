import type { Person } from '../person';

const HOUR = 60;
/** Later than any time of day: the longest step is taken. */
const MIDNIGHT = 27 * HOUR;
/** Between one look and the next: how the demonstration's clock can be moved, in minutes. */
const STEPS = [
  { words: '3 小时后', minutes: 3 * HOUR },
  { words: '1 小时后', minutes: HOUR },
  { words: '10 分钟后', minutes: 10 },
];

/** How often, and how many times, a page is looked at before more time passes: it asks anew after each step. */
const LOOK_MS = 200;
const LOOKS = 8;

/**
 * Lets time pass on the demonstration's own clock until the page says `today`, such as 今天 19:30, and on that day until
 * that time has come.
 */
export async function waitsUntil(person: Person, today: string): Promise<void> {
  await waitsFor(person, today);
  const [, hours, minutes] = /(\d\d):(\d\d)/.exec(today) ?? [];
  const due = Number(hours) * HOUR + Number(minutes);
  while ((await letsPass(person, due)) < due);
  await person.sees(today);
}

/** Lets steps of `most` minutes pass until the page says `words`; what ends within a step after them may have ended. */
export async function waitsFor(person: Person, words: string, most = 3 * HOUR): Promise<void> {
  while (!(await seesSoon(person, words))) await letsPass(person, MIDNIGHT, most);
}

async function seesSoon(person: Person, words: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    if (await person.canSee(words)) return true;
    await new Promise((turn) => setTimeout(turn, LOOK_MS));
  }
  return false;
}

/**
 * Moves the clock by the longest step, of at most `most` minutes, that does not pass `due`, if any.
 * @returns the time before, minutes after midnight.
 */
async function letsPass(person: Person, due: number, most = 3 * HOUR): Promise<number> {
  await person.taps('拨快时间');
  await person.sees('演示里的时间');
  const now = clockIn(await person.text());
  const left = due - now;
  const step = STEPS.find(({ minutes }) => minutes <= Math.min(left, most)) ?? STEPS[2];
  await person.taps(left > 0 && step ? step.words : '关闭');
  await person.doesNotSee('演示里的时间');
  return now;
}

function clockIn(text: string): number {
  const [, hours, minutes] = /演示里的时间：今天 (\d\d):(\d\d)/.exec(text) ?? [];
  if (!hours || !minutes) throw new Error('the sheet does not say what time it is');
  return Number(hours) * HOUR + Number(minutes);
}
