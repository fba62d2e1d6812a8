import { sayInstant } from '../time';

/** A side's signature: who and when, or that it is still missing. @param signedAt UTC instant, ISO. */
export function saySide(name: string | null, signedAt: string | null, now: Date): string {
  return signedAt ? [name, sayInstant(signedAt, now), '已签'].filter(Boolean).join(' ') : '还没签';
}
