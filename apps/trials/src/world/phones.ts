import { startSandbox, type Sandbox } from '@cailan/wechat-sandbox';
import type { Config } from '@cailan/api/ground/settings/config';
import { starting } from '@cailan/api/ends';
import { Phones as WechatPhones } from '../day/phones';
import type { TestEngine } from './engines';
import type { TestService } from './service';
import { newKey, startWorld, type TestPerson, type World } from './world';
import { wechatConfig } from '@cailan/api/ground/settings/wechat-config';

/** A world beside a stand-in for WeChat's servers, and people with phones. */
export interface Phones {
  world: World;
  sandbox: Sandbox;
  /** A code of `wx.login` on the phone of the person with this key. */
  loginCode(key: string): Promise<string>;
  /** A code of a phone number button. */
  phoneCode(key: string, phone: string): Promise<string>;
  /** Signs in by WeChat, agrees to the privacy guide, and gives the number, as a new person does. */
  join(key: string, phone: string): Promise<TestPerson>;
  close(): Promise<void>;
}

export async function startPhones(engine: TestEngine, changes: Partial<Config> = {}): Promise<Phones> {
  return starting(async (ends) => {
    const sandbox = await ends.of(startSandbox({ seed: 1 }), (it) => it.stop());
    const faults: string[] = [];
    const wechat = wechatConfig(sandbox.configuration(), { production: false, cloudRun: false }, faults);
    const world = await ends.of(startWorld(engine, { wechat, ...changes }), (it) => it.close());
    const wechatOf = new WechatPhones(sandbox.url);
    return {
      world,
      sandbox,
      loginCode: (key) => wechatOf.loginCode(key),
      phoneCode: (key, phone) => wechatOf.phoneCode(key, phone),
      join: (key, phone) => joins(world, wechatOf, key, phone),
      close: () => ends.all(),
    };
  });
}

/** Signs in by WeChat, agrees to the privacy guide, and gives the number: whatever was given to it is theirs. */
export async function joins(
  service: TestService,
  phones: WechatPhones,
  key: string,
  phone: string,
): Promise<TestPerson> {
  const first = await service.ok(undefined, 'POST /sign-in/wechat', {
    body: { code: await phones.loginCode(key) },
  });
  const newcomer = { id: first.person.id, token: first.token, scopeId: '' };
  await service.ok(newcomer, 'POST /me/consents', { body: { version: '2026-11' } });
  const { token, person } = await service.ok(newcomer, 'POST /me/phone', {
    body: { code: await phones.phoneCode(key, phone) },
  });
  return { id: person.id, token, scopeId: person.roles[0]?.scopeId ?? '' };
}

/** A key for a phone that nobody has yet. */
export const newPhone = (): string => `phone-${newKey()}`;
