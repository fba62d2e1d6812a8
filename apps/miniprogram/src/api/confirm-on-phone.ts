import {
  CONFIRMATION_HEADER,
  ProblemError,
  targetOf,
  type DeskConfirmationStateView,
  type RefusalCode,
} from '@cailan/shared-types';
import { isPassing, PhoneRefusal } from './errors';
import { exchange } from './http';
import { signed } from './signed';

const FOLLOW_MS = 2_000;

/**
 * Does at a desk what needs its person's phone: where the service asks for it, the number is shown until the phone has
 * answered, and the same request is made again with its confirmation.
 * @param attempt makes the request with these headers beside its own.
 * @throws what `attempt` throws; PhoneRefusal where the phone said no, or nobody answered.
 */
export async function confirmOnPhone<T>(
  attempt: (headers: Record<string, string>) => Promise<T>,
): Promise<T> {
  try {
    return await attempt({});
  } catch (error) {
    const needed: RefusalCode = 'phone_confirmation_needed';
    if (!(error instanceof ProblemError) || error.code !== needed) throw error;
    const { confirmationId, number } = error.facts;
    const id = String(confirmationId);
    // What few desks show in a day comes when it is first shown.
    const { waitOnPhone } = await import('../ui/wait-on-phone');
    const asked = waitOnPhone(String(number));
    try {
      await confirmed(id, () => asked.given);
    } finally {
      asked.close();
    }
    return attempt({ [CONFIRMATION_HEADER]: id });
  }
}

async function confirmed(id: string, isGivenUp: () => boolean): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, FOLLOW_MS));
    if (isGivenUp()) throw new PhoneRefusal('没有等手机确认，这件事没有做。');
    const status = await statusOf(id);
    if (status === 'confirmed') return;
    if (status === 'refused') throw new PhoneRefusal('手机上没有同意，这件事没有做。');
    if (status !== 'asked') throw new PhoneRefusal('手机没有在五分钟内确认，请再试一次。');
  }
}

/** Without a network the question stands; the service ends it in time. */
async function statusOf(id: string): Promise<DeskConfirmationStateView['status']> {
  const { method, path } = targetOf('GET /desk-confirmations/:id', { params: { id } });
  try {
    const answer = await signed((headers) => exchange({ method, path }, headers));
    return (answer as DeskConfirmationStateView).status;
  } catch (error) {
    if (isPassing(error)) return 'asked';
    throw error;
  }
}
