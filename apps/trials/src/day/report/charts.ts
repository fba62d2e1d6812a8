import type { StageTime } from '../stage-clock';
import { escape, percent, stageName, whole, yuan } from './words';

const WIDTH = 640;
const INK = '#24352c';
const SOFT = '#6b7c72';
const GREEN = '#2f8f5b';
/** What ran beside the other stages. */
const BESIDE = '#a9cdb6';

const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${escape(content)}</text>`;
const rect = (x: number, y: number, width: number, height: number, fill: string, title = ''): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0, width).toFixed(1)}" height="${height.toFixed(1)}" rx="3" fill="${fill}">${title && `<title>${escape(title)}</title>`}</rect>`;
const svg = (height: number, label: string, parts: readonly string[]): string =>
  `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(label)}">${parts.join('')}</svg>`;

/** Seconds of every stage as bars, with the requests that it took. */
export function stageChart(stages: readonly StageTime[]): string {
  const row = 17;
  const left = 110;
  const room = WIDTH - left - 120;
  const longest = Math.max(0.1, ...stages.map(({ seconds }) => seconds));
  const rows = stages.map(({ name, seconds, requests }, i) => {
    const y = i * row;
    const length = Math.max(2, (seconds / longest) * room);
    const said = `${seconds.toFixed(1)} 秒${requests > 0 ? ` · ${whole(requests)} 次` : ''}`;
    return [
      text(left - 8, y + 12.5, stageName(name), `text-anchor="end" fill="${INK}" font-size="9"`),
      rect(left, y + 3, length, 12, name === 'papers' ? BESIDE : GREEN, said),
      text(left + length + 6, y + 12.5, said, `fill="${SOFT}" font-size="8.5"`),
    ].join('');
  });
  return svg(stages.length * row + 4, '各阶段用时', rows);
}

export interface Step {
  name: string;
  value: number;
}

/** How much of what began came through to the end. */
export function funnelChart(steps: readonly Step[]): string {
  const row = 44;
  const room = WIDTH - 250;
  const most = Math.max(1, ...steps.map(({ value }) => value));
  const middle = 90 + room / 2;
  const parts = steps.map(({ name, value }, i) => {
    const next = steps[i + 1]?.value ?? value;
    const [top, bottom] = [(value / most) * room, (next / most) * room];
    const y = i * row;
    const path = `M${middle - top / 2} ${y + 2} H${middle + top / 2} L${middle + bottom / 2} ${y + row - 2} H${middle - bottom / 2} Z`;
    const shade = `hsl(148 ${42 - i * 2}% ${36 + i * 5}%)`;
    return [
      `<path d="${path}" fill="${shade}"/>`,
      text(80, y + 27, name, `text-anchor="end" fill="${INK}"`),
      text(middle, y + 27, whole(value), `text-anchor="middle" fill="#fff" font-weight="600"`),
      text(WIDTH - 148, y + 27, percent(value, most), `fill="${SOFT}"`),
    ].join('');
  });
  return svg(steps.length * row, '履约漏斗', parts);
}

export interface Share {
  name: string;
  value: number;
  colour: string;
}

/** Parts of a whole as a ring, each named with its number. */
export function ringChart(shares: readonly Share[], whatAll: string): string {
  const all = shares.reduce((sum, { value }) => sum + value, 0);
  const radius = 78;
  const circumference = 2 * Math.PI * radius;
  let before = 0;
  const arcs = shares.map(({ value, colour, name }) => {
    const length = all === 0 ? 0 : (value / all) * circumference;
    const arc = `<circle cx="130" cy="115" r="${radius}" fill="none" stroke="${colour}" stroke-width="34" stroke-dasharray="${length.toFixed(2)} ${(circumference - length).toFixed(2)}" stroke-dashoffset="${(-before).toFixed(2)}" transform="rotate(-90 130 115)"><title>${escape(name)} ${whole(value)}</title></circle>`;
    before += length;
    return arc;
  });
  const legend = shares.map(({ name, value, colour }, i) => {
    const y = 115 - shares.length * 13 + i * 26;
    return [
      rect(290, y + 4, 13, 13, colour),
      text(314, y + 15, name, `fill="${INK}"`),
      text(470, y + 15, whole(value), `text-anchor="end" fill="${INK}"`),
      text(540, y + 15, percent(value, all), `text-anchor="end" fill="${SOFT}"`),
    ].join('');
  });
  const centre = [
    text(130, 113, whole(all), `text-anchor="middle" fill="${INK}" font-size="24" font-weight="600"`),
    text(130, 134, whatAll, `text-anchor="middle" fill="${SOFT}" font-size="12"`),
  ];
  return svg(232, whatAll, [...arcs, ...centre, ...legend]);
}

/** What was paid, and what became of it. */
export function moneyChart(money: Record<string, number>): string {
  const { paidFen = 0, finalFen = 0, refundedFen = 0, refundDueFen = 0 } = money;
  const backFen = refundedFen + refundDueFen;
  const height = 170;
  const share = (fen: number) => (paidFen === 0 ? 0 : (fen / paidFen) * height);
  const [kept, back] = [share(finalFen), share(backFen)];
  const gap = 26;
  const [x, to] = [150, 400];
  const flow = (from: number, target: number, thick: number, fill: string) =>
    `<path d="M${x} ${from} C${x + 125} ${from} ${to - 125} ${target} ${to} ${target} V${target + thick} C${to - 125} ${target + thick} ${x + 125} ${from + thick} ${x} ${from + thick} Z" fill="${fill}" opacity=".28"/>`;
  return svg(height + gap + 40, '资金流向', [
    flow(10, 10, kept, GREEN),
    flow(10 + kept, 10 + kept + gap, Math.max(back, 2), '#d9824a'),
    rect(x - 14, 10, 14, height, '#3f6f8f'),
    rect(to, 10, 14, kept, GREEN),
    rect(to, 10 + kept + gap, 14, Math.max(back, 2), '#d9824a'),
    text(x - 24, 10 + height / 2 - 4, '团长已付', `text-anchor="end" fill="${SOFT}" font-size="12"`),
    text(
      x - 24,
      10 + height / 2 + 15,
      `${yuan(paidFen)} 元`,
      `text-anchor="end" fill="${INK}" font-weight="600"`,
    ),
    text(
      to + 24,
      10 + kept / 2 - 4,
      `商超结算 · ${percent(finalFen, paidFen)}`,
      `fill="${SOFT}" font-size="12"`,
    ),
    text(to + 24, 10 + kept / 2 + 15, `${yuan(finalFen)} 元`, `fill="${INK}" font-weight="600"`),
    text(
      to + 24,
      10 + kept + gap + back / 2 - 2,
      `退回 · ${percent(backFen, paidFen)}`,
      `fill="${SOFT}" font-size="12"`,
    ),
    text(to + 24, 10 + kept + gap + back / 2 + 16, `${yuan(backFen)} 元`, `fill="${INK}" font-weight="600"`),
  ]);
}
