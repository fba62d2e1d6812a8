import Taro from '@tarojs/taro';

/** What waits is tried again this often while the app runs, in milliseconds. */
const AGAIN_MS = 20_000;

/**
 * Calls `attempt` when it is worth trying again: the network is back, the app is shown, or 20 s have passed; the last
 * only while `waits()`. For as long as the app runs.
 */
export function tryInBetterTimes(attempt: () => void, waits: () => boolean): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) attempt();
  });
  Taro.onAppShow(attempt);
  setInterval(() => {
    if (waits()) attempt();
  }, AGAIN_MS);
}
