import type { SignatureHeaders } from './signing';

export const TAMPERING = [
  'callback_tampered_ciphertext',
  'callback_tampered_amount',
  'callback_tampered_signature',
] as const;

export type PostFault = (typeof TAMPERING)[number] | 'callback_signtest' | 'callback_repeated';

/**
 * A callback as the fault leaves it. What tampers with the content signs it afterwards, so that only the check of the
 * cipher's tag can find it; what tampers with the signature leaves the content whole.
 */
export function tampered(
  body: string,
  sign: (body: string) => SignatureHeaders,
  fault?: PostFault,
): { body: string; headers: SignatureHeaders } {
  if (fault === 'callback_tampered_ciphertext')
    return signed(
      flip(body, (hidden) => hidden.length >> 1),
      sign,
    );
  if (fault === 'callback_tampered_amount') return signed(flip(body, amountPlace), sign);
  const whole = signed(body, sign);
  const signature = whole.headers['Wechatpay-Signature'];
  if (fault === 'callback_tampered_signature') return withSignature(whole, turned(signature));
  if (fault === 'callback_signtest') return withSignature(whole, `WECHATPAY/SIGNTEST/${signature.slice(19)}`);
  return whole;
}

type Signed = ReturnType<typeof tampered>;

const signed = (body: string, sign: (body: string) => SignatureHeaders): Signed => ({
  body,
  headers: sign(body),
});

const withSignature = ({ body, headers }: Signed, signature: string): Signed => ({
  body,
  headers: { ...headers, 'Wechatpay-Signature': signature },
});

const turned = (signature: string): string => (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);

/** The cipher is a stream: another bit in the ciphertext is another bit in the amount, and in nothing else. */
function flip(body: string, place: (hidden: Buffer) => number): string {
  const callback = JSON.parse(body) as { resource: { ciphertext: string } };
  const hidden = Buffer.from(callback.resource.ciphertext, 'base64');
  const at = place(hidden);
  hidden[at] = (hidden[at] ?? 0) ^ 1;
  callback.resource.ciphertext = hidden.toString('base64');
  return JSON.stringify(callback);
}

const TAG_BYTES = 16;

/** The last digit of the amount, with which both kinds of plaintext end: `…"total":1234}}`, `…"refund":100}}`. */
const amountPlace = (hidden: Buffer): number => hidden.length - TAG_BYTES - '}}'.length - 1;
