import type { BindingView, InvitationView, MeView, SignInView } from '@cailan/shared-types';
import { recordedNetwork, type RecordedNetwork } from './recorded';

/** Someone who has signed in with WeChat and is nothing yet. */
export const me = (change: Partial<MeView> = {}): MeView => ({
  id: '01a1f65c-0000-7000-8000-00000000000a',
  name: '',
  phone: '139****5678',
  wechat: true,
  consent: { version: '2026-11', at: '2026-11-19T00:00:00.000Z' },
  roles: [],
  ...change,
});

export const signIn = (person: MeView): SignInView => ({
  token: 'token-of-newcomer',
  expiresAt: '2026-11-20T03:30:00.000Z',
  refreshToken: 'refresh-of-newcomer',
  person,
});

export const resident = me({
  name: '赵一鸣',
  roles: [
    {
      role: 'resident',
      scopeKind: 'household',
      scopeId: '01a1f65c-0000-7000-8000-00000000000b',
      startsAt: '2026-11-20T00:00:00.000Z',
      endsAt: null,
      roleName: '居民',
      scopeName: '1-3-101',
    },
  ],
});

export const binding = (change: Partial<BindingView> = {}): BindingView => ({
  id: '01a1f65c-0000-7000-8000-00000000000c',
  status: 'pending',
  communityName: '临江苑社区',
  placeName: '临江苑小区1号楼',
  door: '1-3-101',
  applicantName: '赵一鸣',
  applicantPhone: '13912345678',
  hasMembers: false,
  householdAnswers: false,
  createdAt: '2026-11-20T02:30:00.000Z',
  answeredAt: null,
  reason: null,
  ...change,
});

export const invitation: InvitationView = {
  code: 'QW3E4R5T',
  kind: 'household',
  placeName: '临江苑小区1号楼',
  door: '1-1-102',
  expiresAt: '2026-11-27T03:00:00.000Z',
  usesLeft: 5,
};

/** The storage of a phone: agreed to the guide, and signed in where `person` is given. */
export function phoneOf(person?: MeView): Record<string, unknown> {
  const consent = { consentAt: '2026-11-19T00:00:00.000Z', consentVersion: '2026-11' };
  const { token, refreshToken } = signIn(me());
  const session = person ? { ...consent, token, refreshToken, person, role: person.roles[0] } : consent;
  return { 'cailan//session': JSON.stringify(session) };
}

/** An answer of 200. */
export const ok = (data: unknown) => ({ statusCode: 200, data });

type Overrides = Parameters<typeof recordedNetwork>[1];

/** A service with nobody to play, as in production. */
export const service = (overrides: Overrides = {}): RecordedNetwork =>
  recordedNetwork('resident', {
    'GET /me': ok(me()),
    'GET /me/bindings': ok([]),
    'GET /development/wechat': {
      statusCode: 404,
      data: { code: 'development_only', detail: '只在演示里', status: 404 },
    },
    ...overrides,
  });
