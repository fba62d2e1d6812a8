import { ProblemError } from '@cailan/shared-types';
import { sayInstant } from '../../time';
import type { Health, HealthCheck } from './state';

type Tone = 'good' | 'wait' | 'harm';

/** The headline of the page: a mark and words, so that nothing hangs on colour alone. */
export interface Headline {
  tone: Tone;
  mark: string;
  title: string;
  hint: string;
}

const notReady: Headline = {
  tone: 'wait',
  mark: '…',
  title: '服务正在准备',
  hint: '服务器已经开着，数据还没准备好。过一会儿再试。',
};

/** Says what is known of the service in one title and one hint. `now` is the service's time. */
export function headlineOf({ last, failure }: HealthCheck, now: Date): Headline {
  if (failure instanceof ProblemError) {
    return failure.status === 503 ? notReady : serverFault(failure);
  }
  if (failure) {
    return { tone: 'harm', mark: '!', title: '连不上服务器', hint: '看看有没有网络，再试一次。' };
  }
  if (!last) return { tone: 'wait', mark: '…', title: '正在检查', hint: '请稍等几秒。' };
  if (last.status !== 'ready') return notReady;
  return { tone: 'good', mark: '✓', title: '服务正常', hint: `${sayInstant(last.now, now)} 检查` };
}

function serverFault({ status, sentence }: ProblemError): Headline {
  return {
    tone: 'harm',
    mark: '!',
    title: '服务器出错了',
    hint: sentence || `请再试一次；还不行，请告诉社区（${status}）。`,
  };
}

const engineNames: Record<NonNullable<Health['engine']>, string> = { sqlite: '内置 SQLite', mysql: 'MySQL' };

/** The facts under the headline, each with its Chinese name; what the service did not say is left out. */
export function factsOf(health: Health): { name: string; value: string }[] {
  const facts: { name: string; value: string | undefined }[] = [
    { name: '供应方案', value: health.plan },
    { name: '住户', value: counted(health.households, '户') },
    { name: '进行中的团期', value: counted(health.openRounds, '个') },
    { name: '数据库', value: health.engine && engineNames[health.engine] },
    { name: '版本', value: health.version },
  ];
  return facts.flatMap(({ name, value }) => (value ? [{ name, value }] : []));
}

/** `15,329 户`; grouped by hand, because mini-programs may lack Intl. */
function counted(count: number | undefined, unit: string): string | undefined {
  if (count === undefined) return undefined;
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${unit}`;
}
