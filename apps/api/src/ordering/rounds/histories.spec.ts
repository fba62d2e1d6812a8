import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describeEmbedded, describeEngines } from '@cailan/trials/world/engines';
import { playHistories } from './testing/histories';
import { faults } from './testing/put-back';
import { HistoryWindow } from './testing/history-window';

/** A small but real number, and another seed each time, told so that what it finds can be found again; `npm run histories` plays 2,000 on the embedded engine and 200 on MariaDB. */
const SIZES = {
  sqlite: Number(process.env['HISTORIES'] ?? 60),
  mysql: Number(process.env['HISTORIES_MYSQL'] ?? 8),
};
const seed = Number(process.env['HISTORIES_SEED'] ?? randomInt(2 ** 31));

describeEngines('windows whose rounds end at different times', (engine) => {
  let window: HistoryWindow;
  beforeAll(async () => {
    window = await HistoryWindow.start(engine);
  });
  afterAll(() => window.service.close());

  it('keep every sum, and every closed part, through any history of thirty steps', async () => {
    const count = SIZES[engine.name];
    process.stdout.write(`histories: ${count} on ${engine.name}, HISTORIES_SEED=${seed}\n`);
    const found = await playHistories(window, { count, seed });
    if (found.failed) throw new Error(`${String(found.errorInstance)}\n${fc.defaultReportMessage(found)}`);
    expect(found.numRuns).toBe(count);
  }, 3_600_000);
});

describeEmbedded('histories find what they are for', (engine) => {
  let window: HistoryWindow;
  beforeAll(async () => {
    window = await HistoryWindow.start(engine);
  });
  afterAll(() => window.service.close());

  it.each(Object.entries(faults))('%s', async (_, putBack) => {
    const takeOut = putBack(window);
    try {
      const found = await playHistories(window, { count: 1000, seed, shrink: false });
      expect(String(found.errorInstance)).toMatch(/^Error: step \d+ /);
    } finally {
      takeOut();
    }
  });
});
