import type { Person } from '../person';

/** Answers the question that stands before the page. */
export async function agrees(person: Person, question: string, yes: string): Promise<void> {
  await person.within(question).taps(yes);
}
