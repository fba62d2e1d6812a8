import { source } from 'axe-core';
import type { AxeResults, NodeResult, Result } from 'axe-core';
import type { Device } from './stage';

declare global {
  interface Window {
    axe: { run(within: string): Promise<AxeResults> };
  }
}

const HARM = new Set(['serious', 'critical']);

/**
 * What axe-core finds serious or critical on the screen as it is now, each with its rule, place and reason.
 * @param within a selector: only what stands inside is looked at.
 */
export async function barriers({ page }: Device, within = 'html'): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate((root) => window.axe.run(root), within);
  return violations.filter(({ impact }) => HARM.has(impact ?? '')).flatMap(linesOf);
}

const linesOf = ({ id, impact, help, nodes }: Result): string[] =>
  nodes.map((node) => `${impact} ${id}: ${help} — ${placeOf(node)}`);

const placeOf = ({ target, failureSummary, html }: NodeResult): string =>
  `${target.join(' ')} ${html.slice(0, 160)} (${(failureSummary ?? '').replace(/\s+/g, ' ')})`;
