import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * Refresh tokens: `session.generation.secret`. Each makes the next one with a key that only the service has, so the
 * successor of a token that was already renewed can be told again to a phone that never got the answer, and a token
 * from any time past can be known as this session's own; the table keeps no more than the present one's hash.
 */
export interface RefreshToken {
  sessionId: string;
  generation: number;
  text: string;
}

const FORM = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/;
const SECRET_BYTES = 32;

/** A session's first token. */
export function firstToken(sessionId: string): RefreshToken {
  return token(sessionId, 0, randomBytes(SECRET_BYTES));
}

/** The one token that renews `before`. `key` is the service's secret. */
export function nextToken(before: RefreshToken, key: string): RefreshToken {
  const secret = createHmac('sha256', key).update('refresh ').update(before.text).digest();
  return token(before.sessionId, before.generation + 1, secret);
}

/** What a text says it is; undefined for a text of another form. */
export function readToken(text: string): RefreshToken | undefined {
  const [, sessionId, generation] = FORM.exec(text) ?? [];
  return sessionId && generation ? { sessionId, generation: Number(generation), text } : undefined;
}

/** SHA-256 in hex, as the table keeps it. */
export function tokenHash({ text }: RefreshToken): string {
  return createHash('sha256').update(text).digest('hex');
}

function token(sessionId: string, generation: number, secret: Buffer): RefreshToken {
  return { sessionId, generation, text: `${sessionId}.${generation}.${secret.toString('base64url')}` };
}
