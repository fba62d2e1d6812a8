import {
  type ListEvent,
  type ListLineView,
  type ListView,
  ProblemError,
  refusalText,
  versionRefusal,
} from '@cailan/shared-types';
import { Unreachable } from '../api/errors';
import type { SaveBody, SubmitBody } from '../offline/draft-state';
import { line, listOf } from './lists';

/** The service's side of a list, as `lists.service.ts` keeps it: by version, by key, closed rounds left as they are. */
export class ListService {
  /** Keys of the submits that were carried out. */
  readonly keys: string[] = [];
  writes = 0;
  vanished: string[] = [];
  closed: string[] = [];
  refusal: ProblemError | undefined;
  /** What others did to the list, for whoever did not see it. */
  events: ListEvent[] = [];
  /** The next write is carried out, but its answer does not get through. */
  loseNextAnswer = false;

  constructor(public list: ListView = listOf(0, [])) {}

  get(): Promise<ListView> {
    return Promise.resolve(this.list);
  }

  save(body: SaveBody): Promise<ListView> {
    this.writes += 1;
    return this.write(body, 'draft');
  }

  submit(body: SubmitBody): Promise<ListView> {
    this.writes += 1;
    if (this.keys.includes(body.clientKey)) return Promise.resolve(this.list);
    return this.write(body, 'submitted', () => void this.keys.push(body.clientKey));
  }

  private write(
    { version, lines = [], note = '' }: Pick<SubmitBody, 'version' | 'lines' | 'note'>,
    status: 'draft' | 'submitted',
    done: () => void = () => undefined,
  ): Promise<ListView> {
    const asked = lines.map(({ offerId, quantity }) => line(offerId, quantity, this.roundOf(offerId)));
    const refusal = this.refusal ?? this.refusalOf(version, asked);
    if (refusal) return Promise.reject(refusal);
    const standing = this.list.lines.filter(({ roundId }) => this.closed.includes(roundId));
    const open = asked.filter(({ roundId }) => !this.closed.includes(roundId));
    const before = this.list.orders;
    const list = listOf(this.list.version + 1, [...open, ...standing], status, note);
    const orders = list.orders.map((order) =>
      this.closed.includes(order.roundId) ? (before.find(({ id }) => id === order.id) ?? order) : order,
    );
    this.list = { ...list, orders };
    done();
    if (!this.loseNextAnswer) return Promise.resolve(this.list);
    this.loseNextAnswer = false;
    return Promise.reject(new Unreachable('timeout'));
  }

  private refusalOf(version: number, asked: readonly ListLineView[]): ProblemError | undefined {
    if (version !== this.list.version) {
      const refusal = versionRefusal(this.list.version, this.events);
      return new ProblemError(409, refusal.code, refusalText(refusal), refusal.facts);
    }
    const gone = asked.filter(({ offerId }) => this.vanished.includes(offerId)).map(({ offerId }) => offerId);
    if (gone.length > 0)
      return new ProblemError(409, 'not_offered', '清单里有本团没有的商品', { offerIds: gone });
    const late = this.closed.find((roundId) => asked.some((of) => of.roundId === roundId));
    return late === undefined
      ? undefined
      : new ProblemError(409, 'past_cut_off', '已过截单时间', { roundId: late });
  }

  private roundOf(offerId: string): string {
    return this.list.lines.find((of) => of.offerId === offerId)?.roundId ?? 'r1';
  }
}
