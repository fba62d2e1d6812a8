import Taro from '@tarojs/taro';
import { serviceNow } from '../api/clock';

/** What this phone drew when it started: two phones differ in it even if their `Math.random` ran alike. */
const POOL = new Uint8Array(64);
let drawn = 0;

if (typeof crypto === 'undefined') drawFromWeChat();
else crypto.getRandomValues(POOL);

/** A new id for an event of this phone: a lower-case UUIDv7 by the service's clock. */
export function newEventId(): string {
  const hex = serviceNow().getTime().toString(16).padStart(12, '0') + randomHex(10);
  const version = `7${hex.slice(13, 16)}`;
  // The variant's two bits, then the rest of that digit.
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    version,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A new key for a write, under which a repeat is harmless: 8 to 64 letters, digits, `_` and `-`. */
export function newClientKey(): string {
  return newEventId();
}

function randomHex(bytes: number): string {
  let hex = '';
  for (let i = 0; i < bytes; i += 1) {
    drawn = (drawn + 1) % POOL.length;
    const byte = ((POOL[drawn] ?? 0) ^ Math.floor(Math.random() * 256)) & 0xff;
    hex += byte.toString(16).padStart(2, '0');
  }
  return hex;
}

/** WeChat draws good random bytes, but answers only later; until then, and in old versions, `Math.random` stands alone. */
function drawFromWeChat(): void {
  if (typeof Taro.getRandomValues !== 'function') return;
  // By callback: whether it also answers with a promise hangs on WeChat's version.
  void Taro.getRandomValues({
    length: POOL.length,
    success: ({ randomValues }) => POOL.set(new Uint8Array(randomValues)),
  });
}
