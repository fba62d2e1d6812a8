import type { TestService } from '../world/service';
import { understood, type Taped } from './tape';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}';
/** What the service names by chance: ids, and the numbers of forms that are made of them. */
const ID = new RegExp(`^(${UUID}|[A-Z][0-9]{8}-[0-9A-F]{10})$`);
const IDS = new RegExp(UUID, 'g');
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** As far as the machine's haste may move an instant that the service notes. */
const HASTE_MS = 60_000;

/** Ids that the day gave, beside those that its replay gives: each stands for one. */
class Ids {
  private readonly now = new Map<string, string>();

  /** The text of a request with the ids that were given since. */
  translated(text: string): string {
    return text.replace(IDS, (id) => this.now.get(id) ?? id);
  }

  /** Whether `then` is `now`, which it is from then on where it was not known. */
  same(then: string, now: string): boolean {
    const known = this.now.get(then);
    if (known === undefined) this.now.set(then, now);
    return known === undefined || known === now;
  }
}

/**
 * Sends a day's requests again, each at its instant, and says where the answers are no longer what a client of that day
 * understands: another status, another refusal, a field that is missing or says something else. What an answer says
 * beside that is new, and does not hurt.
 */
export async function replay(service: TestService, tape: readonly Taped[]): Promise<string[]> {
  const ids = new Ids();
  const differences: string[] = [];
  for (const [i, taped] of tape.entries()) {
    service.clock.set(taped.at);
    const as =
      taped.as === null ? undefined : { id: taped.as, token: service.tokenOf(taped.as), scopeId: '' };
    const { body, query } = JSON.parse(
      ids.translated(JSON.stringify({ body: taped.body, query: taped.query })),
    ) as Pick<Taped, 'body' | 'query'>;
    const answer = await service.raw(as, taped.method, ids.translated(taped.path), body, query);
    const where = `${i} ${taped.method} ${taped.path}`;
    if (answer.status !== taped.status)
      differences.push(`${where}: ${taped.status} → ${answer.status} ${answer.code ?? ''}`);
    else differences.push(...different(ids, taped.answer, understood(answer), where));
  }
  return differences;
}

function different(ids: Ids, then: unknown, now: unknown, where: string): string[] {
  if (typeof then === 'string' && typeof now === 'string' && ID.test(then) && ID.test(now))
    return ids.same(then, now) ? [] : [`${where}: another id`];
  if (isInstant(then) && isInstant(now) && Math.abs(Date.parse(then) - Date.parse(now)) < HASTE_MS) return [];
  if (Array.isArray(then) && Array.isArray(now) && then.length === now.length)
    return then.flatMap((one, i) => different(ids, one, now[i], `${where}[${i}]`));
  if (isObject(then) && isObject(now))
    return Object.entries(then).flatMap(([field, value]) =>
      different(ids, value, now[field], `${where}.${field}`),
    );
  return Object.is(then, now) || ids.translated(JSON.stringify(then)) === JSON.stringify(now)
    ? []
    : [`${where}: ${JSON.stringify(then)} → ${JSON.stringify(now)}`];
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && INSTANT.test(value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
