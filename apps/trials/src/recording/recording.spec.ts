import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { record } from './record';
import { shapeOf } from './testing/shape';

const FOLDER = join(__dirname, '../../../miniprogram/test/recorded');
const STALE = 'the recorded answers are not what the service answers now: npm run record';

describe('what the mini-program’s tests are answered with', () => {
  let anew: Map<string, object>;

  beforeAll(async () => {
    anew = await record();
  });

  it('is recorded file by file', () => {
    const files = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
    expect(files.sort()).toEqual([...anew.keys()].sort());
  });

  it('has the shape of what the service answers today', () => {
    for (const [name, content] of anew) {
      const stored = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as unknown;
      const [before, now] = [new Set(shapeOf(stored)), new Set(shapeOf(content))];
      const gone = [...before].filter((line) => !now.has(line));
      const fresh = [...now].filter((line) => !before.has(line));
      expect({ name, gone, fresh, STALE }).toEqual({ name, gone: [], fresh: [], STALE });
    }
  });

  it('holds a round of 300 products, and no token', () => {
    const wide = anew.get('wide-round') as { answers: Record<string, { data: { offers: object[] } }> };
    expect(Object.values(wide.answers).map(({ data }) => data.offers.length)).toEqual([300]);
    expect(JSON.stringify([...anew])).not.toContain('eyJ');
  });
});
