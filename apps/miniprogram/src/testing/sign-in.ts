import type { SignInView } from '@cailan/shared-types';

/** A sign-in of a person without roles, as the service answers it. */
export function signInOf(id: string, change: Partial<SignInView> = {}): SignInView {
  return {
    token: `token-of-${id}`,
    expiresAt: '2027-01-01T00:30:00.000Z',
    refreshToken: '',
    person: { id, name: id, phone: null, wechat: false, consent: null, roles: [] },
    ...change,
  };
}
