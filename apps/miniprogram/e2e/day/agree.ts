import { barriers } from '../axe';
import type { Person } from '../person';

/** Answers the question that stands before the page, which everyone must be able to read: it cannot be taken back. */
export async function agrees(person: Person, question: string, yes: string): Promise<void> {
  const asked = person.within(question);
  await asked.sees(yes);
  expect(person.device.build === 'h5' ? await barriers(person.device, 'dialog[open]') : []).toEqual([]);
  await asked.taps(yes);
}
