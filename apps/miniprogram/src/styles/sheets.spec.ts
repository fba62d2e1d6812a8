import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const MOST_LINES = 300;

const app = path.dirname(__dirname);
const sheets = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.scss'),
);
const linesOf = (file: string) => readFileSync(path.join(app, file), 'utf8').split('\n').length - 1;

it(`keeps every style sheet below ${MOST_LINES} lines: one component, one sheet`, () => {
  const long = sheets
    .map((file) => ({ file, lines: linesOf(file) }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long).toEqual([]);
});

it('takes every sheet of the kit once, in the order that is written down', () => {
  const used = readFileSync(path.join(__dirname, 'kit.scss'), 'utf8').match(/(?<=@use '[.][/]kit[/])[^']+/g);
  const there = readdirSync(path.join(__dirname, 'kit')).map((file) => file.replace(/^_|[.]scss$/g, ''));
  expect([...(used ?? [])].sort()).toEqual(there.sort());
});
