import * as fc from 'fast-check';
import { ProblemError } from '@cailan/shared-types';
import { Unreachable } from '../api/errors';
import { OutboxQueue, type Entry } from './outbox-queue';
import type { Store } from './storage';
import { memory } from '../testing/memory';

const entry = (id: string, subject = id): Entry => ({
  id,
  route: 'POST /bags/:code/resolution',
  params: { code: id },
  body: { eventId: id },
  label: id,
  subject,
  renews: [],
  at: '2026-11-21T11:30:00.000Z',
  state: 'waiting',
  failures: 0,
});

/** What the network and the service do with each request. */
type Outcome = 'taken' | 'lost' | 'no network' | 'busy' | 'signed out' | 'outdated' | 'refused' | 'broken';

/** A service that, like ours, takes an event once however often it is sent. */
class Service {
  readonly took: string[] = [];
  outcomes: Outcome[] = [];

  readonly send = ({ id }: Entry): Promise<unknown> => {
    const outcome = this.outcomes.shift() ?? 'taken';
    if (outcome === 'taken' || outcome === 'lost') this.take(id);
    const errors: Partial<Record<Outcome, Error>> = {
      lost: new Unreachable('timeout'),
      'no network': new Unreachable('offline'),
      busy: new ProblemError(503, 'busy', '系统繁忙'),
      'signed out': new ProblemError(401, 'not_signed_in', '请先登录'),
      outdated: new ProblemError(426, 'app_outdated', '请更新'),
      refused: new ProblemError(409, 'bag_moved', '这个袋子的状态已经变了'),
      broken: new ProblemError(500, 'internal_error', '系统出错'),
    };
    const error = errors[outcome];
    return error ? Promise.reject(error) : Promise.resolve();
  };

  private take(id: string): void {
    if (!this.took.includes(id)) this.took.push(id);
  }
}

function open(store: Store, service: Service, renewed: string[] = []): OutboxQueue {
  return new OutboxQueue({ store, send: service.send, renew: (routes) => void renewed.push(...routes) });
}

/** Three things that events are about. */
const subjectOf = (id: string): string => String(Number(id.slice(1)) % 3);

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);

describe('the outbox', () => {
  it('sends in order, tells the reads, and leaves nothing behind', async () => {
    const [store, service, renewed] = [memory(), new Service(), [] as string[]];
    const outbox = open(store, service, renewed);
    outbox.add({ ...entry('a'), renews: ['GET /windows/:id/floor'] });
    outbox.add(entry('b'));
    expect(outbox.of('a')).toMatchObject({ state: 'waiting' });
    await outbox.flush();
    expect(service.took).toEqual(['a', 'b']);
    expect(renewed).toEqual(['GET /windows/:id/floor']);
    expect(outbox.of('a')).toEqual({ state: 'sent' });
    expect(store.values.size).toBe(0);
  });

  it.each<[Outcome]>([['no network'], ['busy'], ['signed out'], ['outdated']])(
    'waits in order at “%s”',
    async (outcome) => {
      const [store, service] = [memory(), new Service()];
      const outbox = open(store, service);
      for (const id of ['a', 'b', 'c']) outbox.add(entry(id));
      service.outcomes = ['taken', outcome];
      await outbox.flush();
      expect(service.took).toEqual(['a']);
      expect(idsOf(outbox.state.get().waiting)).toEqual(['b', 'c']);
      expect(outbox.state.get().sending).toBe(false);
      await outbox.flush();
      expect(service.took).toEqual(['a', 'b', 'c']);
    },
  );

  it('keeps a refusal with its sentence, and goes on with the next', async () => {
    const [store, service] = [memory(), new Service()];
    const outbox = open(store, service);
    for (const id of ['a', 'b', 'c']) outbox.add(entry(id));
    service.outcomes = ['taken', 'refused', 'taken'];
    await outbox.flush();
    expect(service.took).toEqual(['a', 'c']);
    expect(outbox.of('b')).toMatchObject({ state: 'refused', sentence: '这个袋子的状态已经变了。' });
    const again = open(store, service);
    expect(idsOf(again.state.get().refused)).toEqual(['b']);
    again.dismiss('b');
    expect(store.values.size).toBe(0);
  });

  it.each([500, 502, 503, 504, 507, 408, 429])(
    'keeps what %i was answered to, for as long as it takes',
    async (status) => {
      const [store, service] = [memory(), new Service()];
      let answers: unknown[] = [];
      const send = (each: Entry) =>
        answers.shift() ? service.send(each) : Promise.reject(new ProblemError(status, 'unknown', ''));
      const outbox = new OutboxQueue({ store, send, renew: () => undefined });
      for (const id of ['a', 'b', 'c']) outbox.add(entry(id));
      for (let i = 0; i < 20; i += 1) await outbox.flush();
      expect([idsOf(outbox.state.get().waiting), outbox.state.get().refused]).toEqual([['a', 'b', 'c'], []]);
      expect(idsOf(open(store, service).state.get().waiting)).toEqual(['a', 'b', 'c']);
      answers = [1, 1, 1];
      await outbox.flush();
      expect(service.took).toEqual(['a', 'b', 'c']);
    },
  );

  it('keeps what somebody else than the service said no to', async () => {
    const [store, service] = [memory(), new Service()];
    const portal = new ProblemError(403, 'unknown', '');
    const outbox = new OutboxQueue({ store, send: () => Promise.reject(portal), renew: () => undefined });
    outbox.add(entry('a'));
    await outbox.flush();
    expect(idsOf(open(store, service).state.get().waiting)).toEqual(['a']);
  });

  it('lets others go first while the service breaks on one, and keeps the order of what is about one thing', async () => {
    const [store, service] = [memory(), new Service()];
    const outbox = open(store, service);
    outbox.add(entry('a', 'door 501'));
    outbox.add(entry('b', 'door 501'));
    outbox.add(entry('c', 'door 502'));
    service.outcomes = Array<Outcome>(5).fill('broken');
    for (let i = 0; i < 5; i += 1) await outbox.flush();
    expect(service.took).toEqual(['c']);
    expect(idsOf(outbox.state.get().waiting)).toEqual(['a', 'b']);
    await outbox.flush();
    expect(service.took).toEqual(['c', 'a', 'b']);
  });

  it('survives a kill in the middle: what was sent without its answer is sent again, and is one', async () => {
    const [store, service] = [memory(), new Service()];
    const killed = open(store, {
      ...service,
      send: (e: Entry) => (void service.send(e), new Promise(() => {})),
    } as Service);
    killed.add(entry('a'));
    killed.add(entry('b'));
    void killed.flush();
    expect(service.took).toEqual(['a']);
    const outbox = open(store, service);
    expect(idsOf(outbox.state.get().waiting)).toEqual(['a', 'b']);
    outbox.add(entry('c'));
    await outbox.flush();
    expect(service.took).toEqual(['a', 'b', 'c']);
  });

  it('sends one at a time, however often it is told to', async () => {
    const [store, service] = [memory(), new Service()];
    const outbox = open(store, service);
    outbox.add(entry('a'));
    await Promise.all([outbox.flush(), outbox.flush(), outbox.flush()]);
    expect(service.took).toEqual(['a']);
    expect(outbox.state.get().waiting).toEqual([]);
  });

  it('sends nothing more once another person holds the phone', async () => {
    const [store, service] = [memory(), new Service()];
    const outbox = open(store, service);
    outbox.add(entry('a'));
    outbox.stop();
    await outbox.flush();
    expect(service.took).toEqual([]);
    expect(store.values.size).toBe(1);
  });

  it('says of a subject what became of the latest write about it', async () => {
    const [store, service] = [memory(), new Service()];
    const outbox = open(store, service);
    outbox.add(entry('a', 'door 501'));
    await outbox.flush();
    outbox.add(entry('b', 'door 501'));
    expect(outbox.of('door 501')).toMatchObject({ state: 'waiting' });
    expect(outbox.of('door 502')).toBeUndefined();
  });

  it('takes every event once and in order, whatever the network does and whenever the app is killed', async () => {
    const outcome = fc.constantFrom<Outcome>(
      'taken',
      'lost',
      'no network',
      'busy',
      'signed out',
      'outdated',
      'refused',
      'broken',
    );
    const act = fc.oneof(
      fc.constant<'add' | 'kill'>('add'),
      fc.constant<'add' | 'kill'>('kill'),
      fc.array(outcome, { maxLength: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const [store, service] = [memory(), new Service()];
        let outbox = open(store, service);
        const added: string[] = [];
        for (const step of acts) {
          if (step === 'kill') outbox = open(store, service);
          else if (step === 'add') {
            const id = `e${added.length}`;
            added.push(id);
            outbox.add(entry(id, subjectOf(id)));
          } else {
            service.outcomes = [...step];
            await outbox.flush();
          }
        }
        service.outcomes = [];
        await outbox.flush();
        const refused = idsOf(outbox.state.get().refused);
        expect(outbox.state.get().waiting).toEqual([]);
        // A lost answer followed by a refusal is both: everything else is taken or refused, once, and in order for each thing.
        expect(added.filter((id) => service.took.includes(id) || refused.includes(id))).toEqual(added);
        for (const subject of ['0', '1', '2']) {
          const took = service.took.filter((id) => subjectOf(id) === subject);
          expect(took).toEqual([...took].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
        }
      }),
    );
  });
});
