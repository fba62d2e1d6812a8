/** The header in which an app says with which contract it was built. */
export const APP_HEADER = 'x-cailan-app';

/**
 * The contract of this source, a whole number. Raise it by one in the change by which an app of before could no longer be
 * answered rightly, such as a body that it does not fill or a reply that it would misread; what is only added needs no other.
 */
export const CONTRACT_VERSION = 1;

/**
 * The oldest contract that the service still answers. Raise it, at most to the one above, when what older apps send or read
 * is taken out, and not before every phone could have the newer one: WeChat takes a day or more to bring it to most, and
 * whoever is refused can do nothing but update (docs/operations.md, Phones of before).
 */
export const OLDEST_CONTRACT = 1;

/**
 * What an app is told that is too old.
 * @param said its header as it came. Without one the app is older than the header, and is answered; so is what is no version,
 *   since no update would mend it.
 */
export function appRefusal(
  said: string | undefined,
  oldest = OLDEST_CONTRACT,
): { code: 'app_outdated' } | undefined {
  return /^\d{1,9}$/.test(said ?? '') && Number(said) < oldest ? { code: 'app_outdated' } : undefined;
}
