import type { AddressInfo } from 'node:net';
import { loadCredentials } from './credentials';
import { configurationOf, type SandboxConfiguration, type SandboxOptions } from './options';
import { makeServer } from './server';
import { makeWorld } from './world';

/** A running stand-in for WeChat's servers. */
export interface Sandbox {
  /** Where both hosts and the phone's side answer, such as `http://127.0.0.1:4100`. */
  url: string;
  /** What the API has to know (`WECHAT_FILE`); `notifyUrl` is where the API hears of payments. */
  configuration(changes?: { notifyUrl?: string }): SandboxConfiguration;
  stop(): Promise<void>;
}

/** Starts the stand-in on this machine. @throws where the port is taken or the data directory cannot be written. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const credentials = await loadCredentials(options.data, options.payees ?? {});
  let url = '';
  const world = makeWorld(options, credentials, () => url);
  const app = makeServer(world);
  const stop = async () => {
    world.clock.stop();
    world.callbacks.stop();
    await app.close();
    world.store.close();
  };
  try {
    await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  } catch (error) {
    await stop();
    throw error;
  }
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    url,
    configuration: (changes = {}) => configurationOf(credentials, url, { ...options, ...changes }),
    stop,
  };
}
