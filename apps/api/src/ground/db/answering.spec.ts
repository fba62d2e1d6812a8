import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nextNumber } from '../numbers/number-series';
import { describeEngines, type TestDatabase } from '@cailan/trials/world/engines';
import { answering, apart } from './answering';
import { newId } from './ids';
import { at, Sealer } from './sealer';

describeEngines('what a request answers with', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await engine.start();
  });
  afterAll(() => test.close());

  /** A request whose handler is `work`. */
  const request = <T>(work: () => Promise<T>) => answering.watch('Some.handler', () => work());
  const write = () => test.db.transaction((tx) => tx.one<{ one: number }>('SELECT 1 AS one'));
  const read = () => test.db.one<{ one: number }>('SELECT 1 AS one');

  it('is read before the commit, in the same transaction', async () => {
    const answer = request(async () => {
      await read();
      return test.db.transaction(
        () => Promise.resolve(2),
        async (tx, done) => ({ done, row: await tx.one<{ one: number }>('SELECT 1 AS one') }),
      );
    });
    expect(await answer).toEqual({ done: 2, row: { one: 1 } });
  });

  it('is not read after it, nor written, nor unsealed', async () => {
    const sealer = new Sealer(test.config);
    const id = newId();
    const [name, note] = [sealer.seal('陈新', at.name(id)), sealer.sealNote('放门口', at.orderNote(id))];
    const steps: [string, () => unknown][] = [
      ['a read', read],
      ['another transaction', write],
      ['a name', () => sealer.open(name, at.name(id))],
      ['a note', () => sealer.openNote(note, at.orderNote(id))],
    ];
    for (const [what, step] of steps) {
      const late = request(async () => {
        await write();
        return step();
      });
      await expect(late.then(() => what)).rejects.toThrow('Some.handler: after the commit');
    }
  });

  it('takes back what was written when it fails', async () => {
    const series = newId();
    const failing = test.db.transaction(
      (tx) => nextNumber(tx, series),
      () => Promise.reject(new Error('unreadable')),
    );
    await expect(failing).rejects.toThrow('unreadable');
    expect(await test.db.one('SELECT * FROM number_series WHERE series = ?', [series])).toBeUndefined();
  });

  it('may come after what stands apart from it, and is not waited for by what outlives it', async () => {
    expect(await request(() => apart('a try counts', write).then(read))).toEqual({ one: 1 });
    let later: Promise<unknown> = Promise.resolve();
    await answering.watch('Some.handler', async (answered) => {
      await write();
      later = new Promise((resolve) => setImmediate(resolve)).then(read);
      answered();
    });
    expect(await later).toEqual({ one: 1 });
  });
});

describe('what is committed apart from an answer', () => {
  const root = resolve(__dirname, '../..');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== join('ground', 'db', 'answering.ts'),
  );

  it('is named here with its reason', () => {
    const reasons = sources.flatMap((name) =>
      [...readFileSync(join(root, name), 'utf8').matchAll(/\bapart\(\s*'([^']+)'/g)].map(([, why]) => [
        name,
        why,
      ]),
    );
    expect(Object.fromEntries(reasons)).toEqual({
      'people/attempts/attempts.service.ts': 'a try counts, whatever becomes of it',
      'people/desk/confirmation.guard.ts':
        'a confirmation is spent whatever becomes of the act, and a question stands whatever it answers',
      'development/development.controller.ts': 'each job stands by itself',
      'money/wechat-inbox/callbacks.service.ts': 'it is kept, and its job applies what this does not',
      'money/payments/wechat-payment.ts':
        'what WeChat says is applied, whoever asked; asked again, it is there',
      'money/reconciliation/reconciliations.service.ts':
        'a merchant’s day stands once compared; asked again, it is compared anew',
      'ground/security/security-log.ts': 'it is nobody’s answer',
      'money/settlement/settlement.service.ts': 'what is settled stands; asked again, it goes on from there',
      'people/sign-in/accounts.service.ts': 'who comes for the first time is found the next time',
    });
    const calls = sources.flatMap((name) => [
      ...readFileSync(join(root, name), 'utf8').matchAll(/\bapart\(/g),
    ]);
    expect(calls).toHaveLength(reasons.length);
  });
});
