import { halfWidth } from '../ground/typed';
import type { Refusal } from '../refusals';

/** A phone number with its country, as E.164 writes it: `+8613812341234`. */
export type Phone = `+${string}`;

const E164 = /^\+[1-9]\d{6,14}$/;

const CHINESE_MOBILE = /^\+861[3-9]\d{9}$/;

/**
 * The number that was typed, or kept before numbers had their country: a mobile number of the mainland with or without
 * +86, any other one with `+` or `00` and its country. Undefined for what is none, among it short and landline numbers.
 */
export function phoneOf(text: string): Phone | undefined {
  const signs = halfWidth(text)
    .replace(/[\s().·-]/g, '')
    .replace(/^00/, '+');
  if (/^1[3-9]\d{9}$/.test(signs)) return `+86${signs}`;
  return E164.test(signs) ? (signs as Phone) : undefined;
}

/** A number that comes as a country's code and the number within that country, as WeChat tells it. */
export function phoneWithin(country: string, number: string): Phone | undefined {
  const code = /^(?:\+|00)?([1-9]\d{0,3})$/.exec(country.trim())?.[1];
  const digits = number.replace(/[\s-]/g, '');
  return code !== undefined && /^\d+$/.test(digits) ? phoneOf(`+${code}${digits}`) : undefined;
}

/** A number as people in the mainland dial it: without +86, one of abroad with its country; what is none, as it stands. */
export function dialled(phone: string): string {
  return CHINESE_MOBILE.test(phone) ? phone.slice('+86'.length) : phone;
}

/**
 * A post is claimed by, and given to, mobile numbers of the mainland alone: they are registered to a person, and their
 * digits may be somebody else's number in another country.
 */
export function postPhoneRefusal(phone: Phone): Refusal | undefined {
  return CHINESE_MOBILE.test(phone) ? undefined : { code: 'phone_abroad' };
}
