import { type DevelopmentPersonView, guideVersions, ProblemError } from '@cailan/shared-types';
import { call } from '../api/client';
import { loginCode } from '../wechat/login';
import { loginCodeOf } from '../wechat/login-as';
import { knownAs, noteDemonstration, session, signedIn, signOut } from './session';

/** Signs in as this phone's WeChat account. @throws Unreachable, PhoneRefusal, ProblemError (`wechat_unavailable`, …). */
export async function signInWithWechat(): Promise<void> {
  const code = await loginCode();
  signedIn(await call('POST /sign-in/wechat', { body: { code } }));
  await sendConsent();
}

/**
 * Acts as a person of the plan, which a service in development lets anyone do; also in WeChat where it can, so that the
 * person can pay and be written to. @throws Unreachable, ProblemError.
 */
export async function signInAs({ id: personId }: DevelopmentPersonView): Promise<void> {
  const code = await loginCodeOf(personId).catch(() => undefined);
  const withCode = code === undefined ? { personId } : { personId, code };
  const answer = call('POST /development/sign-in', { body: withCode });
  signedIn(
    await answer.catch((failure: unknown) => {
      // A demonstration goes on without WeChat; the person is the same.
      if (code === undefined || !(failure instanceof ProblemError)) throw failure;
      return call('POST /development/sign-in', { body: { personId } });
    }),
  );
  noteDemonstration(true);
  await sendConsent();
}

/** Has the service know what was agreed to on this phone, once; before any personal data. @throws Unreachable, ProblemError. */
export async function sendConsent(): Promise<void> {
  const { person, consentVersion } = session.get();
  const version = guideVersions.find((known) => known === consentVersion);
  if (!person || version === undefined || person.consent?.version === version) return;
  knownAs(await call('POST /me/consents', { body: { version } }));
}

/** Reads the person anew, whose roles others give and end. @throws Unreachable, ProblemError. */
export async function readMe(): Promise<void> {
  knownAs(await call('GET /me'));
}

/**
 * Signs out at the service and on this phone; without a network on the phone alone, where its token soon runs out.
 * @param everywhere on all phones, which only the service can do.
 * @throws Unreachable, ProblemError where `everywhere` was not done.
 */
export async function leave(everywhere = false): Promise<void> {
  const ended = call('POST /sign-out', { body: { everywhere } });
  await (everywhere ? ended : ended.catch(() => undefined));
  signOut();
}
