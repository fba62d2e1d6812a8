import { sandbox } from './sandbox';

/** Asks whether WeChat may send a message of each template. Best effort: what is refused or lost stops nothing. */
export async function subscribe(templateIds: readonly string[]): Promise<void> {
  if (templateIds.length === 0) return;
  await sandbox()
    .then((wechat) => wechat?.subscribe(templateIds))
    .catch(() => undefined);
}
