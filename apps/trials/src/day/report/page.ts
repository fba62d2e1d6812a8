import { bagNames, doorOutcomeNames } from '@cailan/shared-types';
import type { Verdict } from '../invariants/verdict';
import { funnelChart, moneyChart, ringChart, stageChart, type Step } from './charts';
import type { Report } from './report.types';
import { escape, findingText, invariantName, whole, yuan, bagColours, doorColours } from './words';

const KILO = 1000;

/** The report for people: one file, nothing loaded from elsewhere. `files` are the papers beside it. */
export function page(report: Report, files: readonly string[]): string {
  const { counts, planName, seed, engine, households, stages, invariants, money } = report;
  const held = invariants.every(({ holds }) => holds);
  const doors = doorColours.map(([key, colour]) => ({
    ...{ name: doorOutcomeNames[key], colour },
    value: counts[`door_${key}`] ?? 0,
  }));
  const bags = bagColours.map(([key, colour]) => ({
    ...{ name: bagNames[key], colour },
    value: counts[`bags_${key}`] ?? 0,
  }));
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>菜篮 · 一日保供报告</title><style>${STYLE}</style></head><body>
<header><div><p class="over">菜篮 · 一日保供报告</p><h1>${escape(planName)}</h1>
<p class="under">${whole(households)} 户 · 种子 ${seed} · ${engine === 'sqlite' ? '内嵌 SQLite' : 'MySQL / MariaDB'} · 全程经 HTTP 接口</p></div>
<p class="seal ${held ? 'good' : 'bad'}">${held ? '七条不变式<br>全部成立' : '有不变式<br>不成立'}</p></header>
<main>${tiles(report)}
<section class="wide"><h2>各阶段用时与请求</h2>${stageChart(stages)}</section>
<section><h2>履约漏斗 <small>户订单</small></h2>${funnelChart(funnelOf(counts))}</section>
<section><h2>资金流向</h2>${moneyChart(money)}${moneyNote(money)}</section>
<section><h2>敲门结果 <small>按户</small></h2>${ringChart(doors, '户')}</section>
<section><h2>袋子的归宿</h2>${ringChart(bags, '袋')}</section>
<section class="wide"><h2>七条不变式 <small>用独立 SQL 与 HTTP 探查核对</small></h2>${invariantTable(invariants)}</section>
<section class="wide"><h2>打印件</h2><ul class="files">${files.map((file) => `<li><a href="${encodeURI(file)}">${escape(file)}</a></li>`).join('')}</ul></section>
</main></body></html>
`;
}

function tiles({ counts, seconds, peakRssMb, households }: Report): string {
  const of = (name: string) => counts[name] ?? 0;
  const each = (value: number) => (households === 0 ? 0 : value / households);
  const tile = (name: string, value: string, unit: string) =>
    `<div><span>${name}</span><b>${value}</b><i>${unit}</i></div>`;
  return `<div class="tiles">${[
    tile('全程用时', seconds.toFixed(1), '秒'),
    tile('接口请求', whole(of('requests')), '次'),
    tile('服务内存峰值', peakRssMb === null ? '–' : whole(peakRssMb), 'MB'),
    tile('每户拆分行数', each(of('lines')).toFixed(2), '行'),
    tile('每户货物', (each(of('grams')) / KILO).toFixed(2), 'kg'),
    tile('袋子', whole(of('bags')), '袋'),
    tile('车次', whole(of('loads')), '车'),
    tile('缺货商品', whole(of('shortProducts')), '种'),
  ].join('')}</div>`;
}

function funnelOf(counts: Record<string, number>): Step[] {
  const steps: [string, string][] = [
    ['提交', 'ordersSubmitted'],
    ['确认', 'ordersConfirmed'],
    ['付款', 'ordersPaid'],
    ['装袋', 'ordersPacked'],
    ['门口交接', 'ordersHandedOver'],
    ['送达', 'ordersArrived'],
    ['确认收货', 'ordersReceived'],
  ];
  return steps.map(([name, key]) => ({ name, value: counts[key] ?? 0 }));
}

const moneyNote = ({ duesCollectedFen = 0 }: Record<string, number>): string =>
  `<p class="note">网格员已登记收款 ${yuan(duesCollectedFen)} 元；应退金额为缺货、退回、遗失、损坏与称重差额。</p>`;

function invariantTable(invariants: readonly Verdict[]): string {
  const rows = invariants.map(({ id, holds, detail }) => {
    const details = detail
      .split('; ')
      .map((part) => `<li class="${part.endsWith('✗') ? 'wrong' : ''}">${escape(findingText(part))}</li>`);
    return `<tr><td class="mark ${holds ? 'good' : 'bad'}">${holds ? '✓' : '✗'}</td><td><b>${escape(invariantName(id))}</b><ul class="detail">${details.join('')}</ul></td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

const STYLE = `
:root{--ink:#24352c;--soft:#6b7c72;--green:#2f8f5b;--red:#b8433c;--line:#dfe8e1}
*{box-sizing:border-box}body{margin:0;background:#f3f7f3;color:var(--ink);font:15px/1.6 "Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
header{display:flex;justify-content:space-between;align-items:center;gap:24px;padding:36px max(32px,calc(50vw - 620px));background:linear-gradient(120deg,#1f6b45,#3a9a68);color:#fff}
h1{margin:4px 0;font-size:30px;line-height:1.25}.over,.under{margin:0;opacity:.85}
.seal{flex:none;margin:0;padding:14px 18px;border:2px solid #fff;border-radius:10px;font-weight:600;line-height:1.35;text-align:center}.seal.bad{background:var(--red)}
main{display:grid;grid-template-columns:1fr 1fr;gap:20px;max-width:1240px;margin:24px auto;padding:0 20px}
section{min-width:0;padding:20px 24px;background:#fff;border:1px solid var(--line);border-radius:12px}.wide,.tiles{grid-column:1/-1}
h2{margin:0 0 14px;font-size:17px}h2 small{margin-left:6px;color:var(--soft);font-weight:400}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px}.tiles div{padding:14px 16px;background:#fff;border:1px solid var(--line);border-radius:12px}
.tiles span{display:block;color:var(--soft);font-size:13px}.tiles div{white-space:nowrap}.tiles b{font-size:22px}.tiles i{margin-left:4px;color:var(--soft);font-style:normal;font-size:13px}
svg{display:block;width:100%;height:auto;font-size:13.5px}.note{margin:10px 0 0;color:var(--soft);font-size:13px}
table{width:100%;border-collapse:collapse}td{padding:10px 8px;border-top:1px solid var(--line);vertical-align:top}tr:first-child td{border:0}
.mark{width:44px;font-size:20px;font-weight:700;text-align:center}.mark.good{color:var(--green)}.mark.bad{color:var(--red)}
.detail{display:flex;flex-wrap:wrap;gap:4px 8px;margin:6px 0 0;padding:0;list-style:none;font-size:12.5px;color:var(--soft)}.detail li{padding:1px 8px;background:#f0f5f1;border-radius:8px}.detail .wrong{background:#f8e3e1;color:var(--red)}
.files{columns:3;margin:0;padding-left:18px;font-size:13.5px}a{color:#1f6b45}
@media(max-width:860px){main{grid-template-columns:1fr}.files{columns:1}header{flex-direction:column;align-items:flex-start}}
@media print{body{background:#fff}section{break-inside:avoid}}
`;
