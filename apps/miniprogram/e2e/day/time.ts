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

/** Lets three hours pass, and again, until the page says `words`. */
export async function waitsFor(person: Person, words: string): Promise<void> {
  while (!(await person.canSee(words))) await letsPass(person, MIDNIGHT);
}

/** Moves the clock by the longest step that does not pass `due`, if any. @returns the time before, minutes after midnight. */
async function letsPass(person: Person, due: number): Promise<number> {
  await person.taps('拨快时间');
  await person.sees('演示里的时间');
  const now = clockIn(await person.text());
  const left = due - now;
  const step = STEPS.find(({ minutes }) => minutes <= left) ?? STEPS[2];
  await person.taps(left > 0 && step ? step.words : '关闭');
  await person.doesNotSee('演示里的时间');
  return now;
}

function clockIn(text: string): number {
  const [, hours, minutes] = /演示里的时间：今天 (\d\d):(\d\d)/.exec(text) ?? [];
  if (!hours || !minutes) throw new Error('the sheet does not say what time it is');
  return Number(hours) * HOUR + Number(minutes);
}
