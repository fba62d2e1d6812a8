import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /[.]tsx?$/.test(file) && !file.includes('.spec.'),
);

/** Words for one thing that crept in beside the glossary's (docs/glossary.md). */
it.each([
  ['驾驶员', '配送员'],
  ['司机', '配送员'],
])('never says %s for %s', (other) => {
  const saying = files.filter((file) => readFileSync(path.join(__dirname, file), 'utf8').includes(other));
  expect(saying).toEqual([]);
});
