import Taro, { useRouter } from '@tarojs/taro';
import { addressOf, type About, type Address, type PageAddress, type Query } from '../pages';

/** Opens a page over this one. */
export function open<Q extends Query>(page: PageAddress<Q>, ...about: About<Q>): void {
  follow(addressOf(page, ...about));
}

/** Opens what a link leads to over this page. */
export function follow(url: Address): void {
  void Taro.navigateTo({ url });
}

/** Opens a page in place of this one. */
export function turnTo<Q extends Query>(page: PageAddress<Q>, ...about: About<Q>): void {
  void Taro.redirectTo({ url: addressOf(page, ...about) });
}

/** Opens a page and leaves all others: there is no way back. */
export function startAt(page: PageAddress<Record<never, string>>): void {
  void Taro.reLaunch({ url: page.path });
}

/**
 * What this page was asked about. Anyone may have written the address: nothing in it is certain to be there. WeChat and
 * Taro's router hand it on as it stands, without decoding it.
 */
export function useQuery<Q extends Query>(_page: PageAddress<Q>): Partial<Q> {
  const { params } = useRouter();
  const plain = Object.entries(params).map(([name, value]) => [name, decoded(value)]);
  return Object.fromEntries(plain) as Partial<Q>;
}

function decoded(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    // Not ours: a hundred percent, written by hand.
    return value;
  }
}

/** Whether this page is that one. */
export function useIsHere(): (page: PageAddress) => boolean {
  const here = useRouter().path.split('?')[0] ?? '';
  return ({ path }) => here.endsWith(path.slice(1));
}
