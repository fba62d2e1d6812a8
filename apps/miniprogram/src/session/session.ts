import Taro from '@tarojs/taro';
import type { MeView, RoleView, SignInView } from '@cailan/shared-types';
import { serviceNow } from '../api/clock';
import { Observable } from '../offline/observable';
import { forgetPerson, keptKeys, ownStorage, phone } from '../offline/storage';

/** Who holds this phone, in which role, and how they want to read. */
export interface Session {
  token: string | undefined;
  /** Good for one renewal of the token; undefined where there is none. */
  refreshToken: string | undefined;
  person: MeView | undefined;
  /** The active role (我是…); undefined for a person without any. */
  role: RoleView | undefined;
  /** When the privacy guide was agreed to (UTC instant, ISO); undefined: not yet, and no personal data before. */
  consentAt: string | undefined;
  /** The version of the guide that was agreed to. */
  consentVersion: string | undefined;
  /** The token no longer holds. Everything stays on the phone until the same person signs in again. */
  expired: boolean;
  /** The service lets one act as anyone of a plan, which the pages then say. */
  demonstration: boolean;
  /** 关怀模式. */
  careMode: boolean;
  /** How much larger than usual the phone's own font setting is, 1 to 1.6. */
  textScale: number;
}

const KEY = 'session';
const SIGNED_OUT = {
  token: undefined,
  refreshToken: undefined,
  person: undefined,
  role: undefined,
  consentAt: undefined,
  consentVersion: undefined,
  expired: false,
};
const NOBODY: Session = {
  ...SIGNED_OUT,
  demonstration: false,
  careMode: false,
  textScale: 1,
};

/** What the outbox, the drafts and payments under way keep until the service has it. */
const UNSENT = ['outbox/', 'draft/', 'pay/'];

/** The session, kept over restarts. */
export const session = new Observable<Session>({
  ...NOBODY,
  ...phone.kept<Partial<Session>>(KEY),
  textScale: textScaleOfPhone(),
});
ownStorage(session.get().person?.id);

/** Takes a sign-in or its renewal. The role stays as it was when the same person still holds it. */
export function signedIn({ token, refreshToken, person }: SignInView): void {
  ownStorage(person.id);
  change({ token, refreshToken, person, role: roleIn(person), expired: false });
}

/** Takes what the service now says of the person who is signed in: another name, phone or roles. */
export function knownAs(person: MeView): void {
  if (session.get().person?.id === person.id) change({ person, role: roleIn(person) });
}

/** Takes over a renewal that another tab of this browser has made. @returns whether there was one. */
export function takeOver(token: string): boolean {
  const other = phone.kept<Partial<Session>>(KEY);
  const { person } = session.get();
  if (!other?.token || other.token === token || other.person?.id !== person?.id) return false;
  change({ token: other.token, refreshToken: other.refreshToken, expired: other.expired ?? false });
  return true;
}

/** Acts in another of the person's roles from here on. */
export function chooseRole(role: RoleView): void {
  change({ role });
}

/** How many things wait on this phone that the service does not have yet. */
export function unsentCount(): number {
  return UNSENT.flatMap((prefix) => keptKeys(prefix)).length;
}

/** Signs out on this phone and wipes what it holds of the person, also what was not sent yet. */
export function signOut(): void {
  const { person } = session.get();
  if (person) forgetPerson(person.id);
  ownStorage(undefined);
  change(SIGNED_OUT);
}

/** The person agreed to this version of the privacy guide, now. */
export function agree(consentVersion: string): void {
  change({ consentAt: serviceNow().toISOString(), consentVersion });
}

/** Whether this is a demonstration, as the service last said. */
export function noteDemonstration(demonstration: boolean): void {
  if (session.get().demonstration !== demonstration) change({ demonstration });
}

/** Larger type and targets, remembered by the phone. */
export function setCareMode(careMode: boolean): void {
  change({ careMode });
}

/** The service no longer takes this token: the person is asked to sign in again, and keeps what was typed. */
export function expire(token: string): void {
  if (session.get().token === token) change({ expired: true });
}

function change(part: Partial<Session>): void {
  session.set({ ...session.get(), ...part });
  phone.keep(KEY, session.get());
}

/** The role to act in: the one of before while the same person holds it, otherwise the first. */
function roleIn(person: MeView): RoleView | undefined {
  const { role: before, person: personBefore } = session.get();
  const same = personBefore?.id === person.id ? before : undefined;
  return person.roles.find((held) => isSameRole(held, same)) ?? person.roles[0];
}

function isSameRole(a: RoleView, b: RoleView | undefined): boolean {
  return a.role === b?.role && a.scopeKind === b.scopeKind && a.scopeId === b.scopeId;
}

/** WeChat's usual size is 16; browsers scale by themselves. */
function textScaleOfPhone(): number {
  if (process.env.TARO_ENV === 'h5') return 1;
  const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
  return Math.min(1.6, Math.max(1, (fontSizeSetting ?? 16) / 16));
}
